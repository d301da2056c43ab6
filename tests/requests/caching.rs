//! No cache is ever wrong. People write at random through the pages of one process or the other; after every write each
//! of them reads, and the page is the one that a process without any cache makes. With a memory too small for anything,
//! a Redis that comes and goes, and a clock that was once ahead.
use sea_orm::ConnectionTrait;

use crate::support::{Answer, Visitor, World, answer::same, redis, redis::Redis};

const NAMES: [&str; 4] = ["Maya", "Omar", "Stella", "Noor"];

/// Numbers that look drawn by lot and are the same each time.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below
    }
}

/// Two processes that keep what they render, and one that never does, over one database.
struct Fleet {
    keeps: World,
    shares: World,
    never: World,
    /// Somebody at each of the three, who only reads.
    readers: Vec<[Visitor; 3]>,
    /// What each had at their last look, with its name.
    known: Vec<[(String, String); 3]>,
    writers: Vec<Visitor>,
    lists: Vec<(usize, i64)>,
    wishes: Vec<(usize, i64)>,
    lot: Lot,
}

impl Fleet {
    async fn new(redis: Option<&Redis>, seed: u64) -> Self {
        let cache = redis.map(|redis| redis.url(1)).unwrap_or_default();
        let keeps = World::with(|setup| setup.settings.fragments.redis.clone_from(&cache)).await;
        let database = keeps.database_url();
        let shares = World::with(|setup| {
            setup.config.database.uri.clone_from(&database);
            setup.settings.fragments.redis = cache;
            setup.settings.fragments.memory_mib = 0;
        });
        let shares = shares.await;
        let never = World::with(|setup| {
            setup.config.database.uri = database;
            setup.settings.fragments.mode = "off".into();
        });
        let never = never.await;
        let (mut readers, mut writers) = (Vec::new(), Vec::new());
        for name in NAMES {
            let writer = keeps.person(name).await;
            let reader = keeps.person(name).await;
            let cookie = reader.cookie("session").unwrap();
            let at = |world: &World| {
                let visitor = world.guest();
                visitor.takes_cookie("session", &cookie);
                visitor
            };
            readers.push([at(&keeps), at(&shares), at(&never)]);
            writers.push(writer);
        }
        let known = vec![Default::default(); NAMES.len()];
        let (lists, wishes) = (Vec::new(), Vec::new());
        Self { keeps, shares, never, readers, known, writers, lists, wishes, lot: Lot(seed) }
    }

    /// Everybody reads everywhere, and it is the same page.
    async fn reads(&mut self, after: &str) {
        for (who, readers) in self.readers.iter().enumerate() {
            let fresh = readers[2].get("/").await.answers(200);
            for (place, reader) in readers.iter().enumerate() {
                let page = reader.get("/").await.answers(200);
                let (is, should) = (without_week(&page), without_week(&fresh));
                same(&format!("{} at process {place} after {after}", NAMES[who]), &is, &should);
                let (name, was) = &self.known[who][place];
                let same_name = page.etag() == name;
                assert!(
                    !same_name || is == *was,
                    "{} has the same name for another page: {after}",
                    NAMES[who]
                );
                self.known[who][place] = (page.etag().to_string(), is);
            }
        }
    }

    async fn befriends(&self, one: usize, other: usize) -> String {
        self.writers[one].post(format!("/friends/{}/request", self.writers[other].id()), &[]).await;
        self.writers[other].accepts(&self.writers[one]).await;
        format!("{} and {} became friends", NAMES[one], NAMES[other])
    }

    /// A list and a wish of everybody's.
    async fn begins(&mut self) {
        for (who, kind) in ["friends", "public", "friends", "private"].into_iter().enumerate() {
            let list = self.writers[who].starts_list(NAMES[who], &[("visibility", kind)]).await;
            self.lists.push((who, list));
            self.writers[who].adds(list, "Teapot").await.answers(303);
            self.remember_wish(who, list).await;
        }
    }

    /// One write, of whatever kind: what is not possible just now is refused, and nothing may change then.
    async fn writes(&mut self) -> String {
        let (who, what) = (self.lot.draw(NAMES.len()), self.lot.draw(22));
        let other = (who + 1 + self.lot.draw(NAMES.len() - 1)) % NAMES.len();
        let number = self.lot.draw(1000).to_string();
        let list = self.lists.get(self.lot.draw(self.lists.len().max(1))).copied();
        let wish = self.wishes.get(self.lot.draw(self.wishes.len().max(1))).copied();
        let kind = ["public", "friends", "private"][self.lot.draw(3)];
        match (what, list, wish) {
            (0..=1, ..) | (_, None, _) => {
                let day = chrono::Utc::now().date_naive() + chrono::Days::new(self.lot.draw(80) as u64);
                let name = format!("List {number}");
                let typed =
                    [("visibility", kind), ("event_date", &day.to_string()), ("event_type", "birthday")];
                let id = self.writers[who].starts_list(&name, &typed).await;
                self.lists.push((who, id));
                format!("{} made list {id}, {kind}", NAMES[who])
            }
            (2..=3, Some((owner, list)), _) | (_, Some((owner, list)), None) => {
                let added = self.writers[owner]
                    .post("/add", &[("text", &format!("Wish {number}")), ("wishlist_id", &list.to_string())])
                    .await;
                self.remember_wish(owner, list).await;
                format!("{} added a wish to {list}: {}", NAMES[owner], added.status)
            }
            (4..=5, Some((owner, list)), _) => {
                let name = format!("Renamed {number}");
                let typed = [("name", name.as_str()), ("visibility", kind)];
                let form = self.writers[owner].get(format!("/wishlists/{list}/edit")).await;
                if form.status != 200 {
                    return format!("{list} is gone");
                }
                let said = form.submit("main form.form", &typed).await;
                format!("{} renamed {list} to {kind}: {}", NAMES[owner], said.status)
            }
            (6, Some((owner, list)), _) => {
                self.posts(owner, &format!("/wishlists/{list}/archive"), &[]).await
            }
            (7, Some((owner, list)), _) => {
                self.posts(owner, &format!("/wishlists/{list}/unarchive"), &[]).await
            }
            (8, Some((owner, list)), _) => self.posts(owner, &format!("/wishlists/{list}/delete"), &[]).await,
            (9, Some((owner, list)), _) => {
                self.posts(owner, &format!("/wishlists/{list}/restore"), &[]).await
            }
            (10, _, Some((owner, wish))) => self.posts(owner, &format!("/items/{wish}/delete"), &[]).await,
            (11, _, Some((owner, wish))) => self.posts(owner, &format!("/items/{wish}/restore"), &[]).await,
            (12, _, Some((owner, wish))) => self.posts(owner, &format!("/items/{wish}/received"), &[]).await,
            (13, Some((owner, list)), Some((_, wish))) => {
                self.posts(owner, &format!("/items/{wish}/wishlist"), &[("wishlist_id", &list.to_string())])
                    .await
            }
            (14, _, Some((_, wish))) => self.posts(who, &format!("/items/{wish}/claim"), &[]).await,
            (15, _, Some((_, wish))) => self.posts(who, &format!("/items/{wish}/release"), &[]).await,
            (16, ..) => self.befriends(who, other).await,
            (17, ..) => self.posts(who, &format!("/friends/{}/remove", self.writers[other].id()), &[]).await,
            (18, ..) => self.posts(who, &format!("/blocks/{}", self.writers[other].id()), &[]).await,
            (19, ..) => self.posts(who, &format!("/blocks/{}/remove", self.writers[other].id()), &[]).await,
            (20, ..) => {
                let theme = ["auto", "light", "dark"][self.lot.draw(3)];
                self.posts(who, "/settings/theme", &[("theme", theme)]).await
            }
            _ => {
                let name = format!("{} {number}", NAMES[who]);
                let form = self.writers[who].get("/settings").await.answers(200);
                let said = form.submit("main form.form", &[("name", &name)]).await;
                format!("{} is now called {name}: {}", NAMES[who], said.status)
            }
        }
    }

    async fn posts(&self, who: usize, path: &str, fields: &[(&str, &str)]) -> String {
        let said: Answer = self.writers[who].post(path, fields).await;
        format!("{} posted {path}: {}", NAMES[who], said.status)
    }

    async fn remember_wish(&mut self, owner: usize, list: i64) {
        if let Some(last) = self.keeps.wishes_of(list).await.last() {
            self.wishes.push((owner, last.id));
        }
    }

    /// Whoever wrote until now had a clock an hour ahead; now it is right again.
    async fn clock_steps_back(&self) {
        let ahead = "UPDATE wishlists SET updated_at = updated_at + 3600000000";
        self.keeps.db.execute_unprepared(ahead).await.unwrap();
    }

    fn ends(&self) {
        for world in [&self.keeps, &self.shares, &self.never] {
            world.leaves_jobs();
        }
        assert!(self.lists.len() > 3 && self.wishes.len() > 3, "something was written");
    }
}

/// The week is counted four times an hour and not with every write; the key of the form is another each time.
fn without_week(page: &Answer) -> String {
    let text = without_keys(&page.text());
    let week = "\n<p class=\"hint\" id=\"week\">";
    let Some((before, after)) = text.split_once(week) else { return text };
    let (_, after) = after.split_once("</p>").expect("the line ends");
    format!("{before}{after}")
}

fn without_keys(text: &str) -> String {
    let name = "<input type=\"hidden\" name=\"key\"";
    let mut parts = text.split(name);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |whole, part| whole + part.split_once('>').map_or("", |(_, rest)| rest))
}

async fn tells_a_story(redis: Option<&mut Redis>, seed: u64, writes: usize) {
    let mut redis = redis;
    let mut fleet = Fleet::new(redis.as_deref(), seed).await;
    fleet.befriends(0, 1).await;
    fleet.befriends(1, 2).await;
    fleet.begins().await;
    for turn in 0..writes {
        if let Some(redis) = redis.as_deref_mut() {
            match turn * 4 / writes {
                1 => redis.stops(),
                2 if turn % 8 == 0 => redis.starts_again(),
                _ => {}
            }
        }
        if turn == writes / 2 {
            fleet.clock_steps_back().await;
        }
        let wrote = fleet.writes().await;
        fleet.reads(&format!("write {turn} of story {seed}: {wrote}")).await;
    }
    fleet.ends();
}

#[tokio::test]
async fn whatever_is_written_the_next_page_is_the_one_without_a_cache() {
    for seed in [1, 2] {
        tells_a_story(None, seed, 40).await;
    }
}

#[tokio::test]
async fn also_with_a_redis_between_two_processes_that_comes_and_goes() {
    let Some(mut redis) = redis() else { return };
    tells_a_story(Some(&mut redis), 3, 40).await;
}

#[tokio::test]
async fn what_one_process_rendered_the_other_does_not_render_again() {
    let Some(redis) = redis() else { return };
    let one = World::with(|setup| setup.settings.fragments.redis = redis.url(1)).await;
    let database = one.database_url();
    let maya = one.maya().await;
    one.list(&maya, |_| {}).await;
    let page = maya.get("/").await.answers(200).text();
    let other = World::with(|setup| {
        setup.config.database.uri = database;
        setup.settings.fragments.redis = redis.url(1);
        setup.settings.fragments.memory_mib = 0;
    });
    let other = other.await;
    let there = other.guest();
    there.takes_cookie("session", &maya.cookie("session").unwrap());
    let counts = || wishare::app::fragments(&other.ctx).counts().tally();
    for _ in 0..50 {
        // Written without anybody waiting for it.
        if there.get("/").await.answers(200).text() == page && counts().shared_hits > 0 {
            break;
        }
    }
    assert!(counts().shared_hits > 0, "{:?}", counts());
}

#[tokio::test]
async fn without_a_cache_or_with_a_tiny_one_many_at_once_get_their_pages() {
    for mode in ["off", "on"] {
        let world = World::with(|setup| {
            setup.settings.fragments.mode = mode.into();
            setup.settings.fragments.memory_mib = 0;
        });
        let world = world.await;
        let maya = world.maya().await;
        let friends = [world.omar().await, world.stella().await, world.person("Noor").await];
        for friend in &friends {
            world.befriend(&maya, friend).await;
            world.list(friend, |list| list.visibility = sea_orm::ActiveValue::Set("public".into())).await;
        }
        let everybody = [maya, friends[0].clone(), friends[1].clone()];
        // Their cards are partly the same, so some wait for what others are making.
        let pages: Vec<_> = (0..24)
            .map(|number| everybody[number % 3].clone())
            .map(|visitor| tokio::spawn(async move { visitor.get("/").await.status }))
            .collect();
        for page in pages {
            assert_eq!(page.await.unwrap(), 200, "{mode}");
        }
    }
}
