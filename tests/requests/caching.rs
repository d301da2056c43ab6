//! No cache is ever wrong. People write at random through the pages of one process or the other, whatever the product
//! lets them write; after every write each of them reads as browsers do, and the page is the one that a process without
//! any cache makes. With a memory too small for anything, a Redis that comes and goes, and a clock that was once ahead.
use std::collections::{BTreeSet, HashMap};

use sea_orm::ConnectionTrait;

use crate::support::{
    Answer, PASSWORD, Visitor, World,
    answer::same,
    promises::{Ids, Promise, ROUTES},
    redis,
    redis::Redis,
};

const NAMES: [&str; 4] = ["Maya", "Omar", "Stella", "Noor"];
/// They end a visit, which has its own tests, or are an operator's.
const NO_WRITES: [&str; 7] =
    ["/admin", "/sign-", "/settings/delete", "/settings/devices", "/settings/password", "/confirm", "/reset"];
/// What fits the forms of the house; each takes what it asks for and leaves the rest.
const WORDS: [(&str, &[&str]); 17] = [
    ("name", &["Kettle", "Lamp", "Feast", "M"]),
    ("description", &["", "**Blue**, please"]),
    ("quantity", &["1", "2", "0"]),
    ("visibility", &["private", "friends", "public"]),
    ("event_type", &["none", "birthday", "wedding"]),
    ("event_date", &["", "2099-12-24"]),
    ("reveal", &["never", "after_event", "always"]),
    ("sure", &["true"]),
    ("state", &["reserved", "bought", "given"]),
    ("note", &["", "at the back"]),
    ("show_name", &["true", ""]),
    ("to", &["up", "down"]),
    ("theme", &["auto", "light", "dark"]),
    ("handle", &["maya_m", "omar_o", "stella_s", "noor_n"]),
    ("language", &["en", "de"]),
    ("who", &["maya", "omar", "stella", "noor"]),
    ("email", &["ruth@example.com"]),
];

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
    /// What each browser keeps of its last look, with its name.
    kept: HashMap<(usize, usize, String), Seen>,
    writers: Vec<Visitor>,
    /// Somebody behind a share link.
    guest: Visitor,
    lists: Vec<(usize, i64)>,
    wishes: Vec<(usize, i64)>,
    /// What was done and not refused.
    done: BTreeSet<String>,
    lot: Lot,
}

#[derive(Clone, PartialEq)]
struct Seen {
    status: u16,
    etag: String,
    text: String,
}

impl Seen {
    /// The week is counted four times an hour and not with every write; a page that is not there names the request.
    fn of(page: &Answer) -> Self {
        let there = page.status == 200;
        let text = if there { without_week(&page.text()) } else { String::new() };
        Self { status: page.status.as_u16(), etag: page.etag().into(), text }
    }
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
        Self {
            guest: keeps.guest(),
            keeps,
            shares,
            never,
            readers,
            kept: HashMap::new(),
            writers,
            lists: Vec::new(),
            wishes: Vec::new(),
            done: BTreeSet::new(),
            lot: Lot(seed),
        }
    }

    /// Everybody reads everywhere, the first page and one more, and it is the same page.
    async fn reads(&mut self, after: &str) {
        for (who, name) in NAMES.iter().enumerate() {
            for path in ["/".to_string(), self.some_page()] {
                let fresh = Seen::of(&self.readers[who][2].get(&path).await);
                for place in 0..2 {
                    let seen = self.looks(who, place, &path).await;
                    let told = format!("{name} at {path} of process {place} after {after}");
                    assert_eq!(seen.status, fresh.status, "{told}");
                    same(&told, &seen.text, &fresh.text);
                }
            }
        }
    }

    /// As a browser does: what it keeps is shown again if it is told that it has it already.
    async fn looks(&mut self, who: usize, place: usize, path: &str) -> Seen {
        let keeps = (who, place, path.to_string());
        let known = self.kept.get(&keeps).map_or("", |seen| &seen.etag);
        let page = self.readers[who][place].with_header("if-none-match", known).get(path).await;
        if page.status != 304 {
            self.kept.insert(keeps.clone(), Seen::of(&page));
        }
        self.kept[&keeps].clone()
    }

    fn some_page(&mut self) -> String {
        let list = self.drawn_list().map_or(0, |(_, list)| list);
        let wish = self.drawn_wish().map_or(0, |(_, wish)| wish);
        match self.lot.draw(13) {
            0 => "/wishlists?tab=own".into(),
            1 => "/wishlists?tab=friends&sort=name".into(),
            2 => "/wishlists?tab=public&sort=event_date".into(),
            3 => "/wishlists?archived=true".into(),
            4..=5 => format!("/wishlists/{list}"),
            6 => format!("/items/{wish}"),
            7 => format!("/people/{}", NAMES[self.lot.draw(NAMES.len())].to_lowercase()),
            8 => "/discover".into(),
            9 => "/gifts".into(),
            10 => "/friends".into(),
            11 => "/notifications".into(),
            _ => "/activity".into(),
        }
    }

    fn drawn_list(&mut self) -> Option<(usize, i64)> {
        self.lists.get(self.lot.draw(self.lists.len().max(1))).copied()
    }

    fn drawn_wish(&mut self) -> Option<(usize, i64)> {
        self.wishes.get(self.lot.draw(self.wishes.len().max(1))).copied()
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

    /// What needs words that go together.
    async fn writes(&mut self) -> String {
        let who = self.lot.draw(NAMES.len());
        let number = self.lot.draw(1000).to_string();
        let kind = ["public", "friends", "private"][self.lot.draw(3)];
        let (Some((owner, list)), Some((hers, wish))) = (self.drawn_list(), self.drawn_wish()) else {
            return "nothing".into();
        };
        match self.lot.draw(6) {
            0 => {
                let day = chrono::Utc::now().date_naive() + chrono::Days::new(self.lot.draw(80) as u64);
                let name = format!("List {number}");
                let typed =
                    [("visibility", kind), ("event_date", &day.to_string()), ("event_type", "birthday")];
                let id = self.writers[who].starts_list(&name, &typed).await;
                self.lists.push((who, id));
                format!("{} made list {id}, {kind}", NAMES[who])
            }
            1 => {
                let added = self.writers[owner]
                    .post("/add", &[("text", &format!("Wish {number}")), ("wishlist_id", &list.to_string())])
                    .await;
                self.remember_wish(owner, list).await;
                format!("{} added a wish to {list}: {}", NAMES[owner], added.status)
            }
            2 => {
                let typed = [("name", &*format!("Renamed {number}")), ("visibility", kind)];
                self.submits(owner, &format!("/wishlists/{list}/edit"), &typed).await
            }
            3 => self.submits(hers, &format!("/items/{wish}/edit"), &[("price", &number)]).await,
            4 => {
                let other = (who + 1 + self.lot.draw(NAMES.len() - 1)) % NAMES.len();
                self.befriends(who, other).await
            }
            _ => {
                let name = format!("{} {number}", NAMES[who]);
                self.submits(who, "/settings", &[("name", &name)]).await
            }
        }
    }

    async fn submits(&self, who: usize, path: &str, typed: &[(&str, &str)]) -> String {
        let form = self.writers[who].get(path).await;
        if form.status != 200 {
            return format!("{path} is gone");
        }
        let action = path.trim_end_matches("/edit");
        let said = form.submit(&format!("form[action='{action}']"), typed).await;
        format!("{} typed {typed:?} at {path}: {}", NAMES[who], said.status)
    }

    /// Any route that writes, by somebody who may; what is not possible just now is refused, and changes nothing.
    async fn sends(&mut self, route: &str, promise: Promise) -> String {
        let (who, list, wish) = (self.lot.draw(NAMES.len()), self.drawn_list(), self.drawn_wish());
        let (Some((owner, list)), Some((hers, wish))) = (list, wish) else { return "nothing".into() };
        let other = &self.writers[(who + 1 + self.lot.draw(NAMES.len() - 1)) % NAMES.len()];
        let gift = self.keeps.claims().await.pop();
        let giver = gift.as_ref().and_then(|gift| gift.giver_id);
        let giver = self.writers.iter().position(|writer| Some(writer.id()) == giver);
        let token = self.keeps.list_row(list).await.share_token.unwrap_or_default();
        let ids = Ids {
            list,
            item: wish,
            person: other.id(),
            gift: gift.map_or(0, |gift| gift.id),
            picture: 0,
            token,
            receipt: String::new(),
        };
        let by = match promise {
            Promise::Owns if route.contains("/items/") => &self.writers[hers],
            Promise::Owns => &self.writers[owner],
            Promise::OwnGift => &self.writers[giver.unwrap_or(who)],
            Promise::StepsForward | Promise::GivesShared | Promise::Receipt => &self.guest,
            _ => &self.writers[who],
        };
        let by = by.clone();
        let words: Vec<_> = WORDS.map(|(name, all)| (name, all[self.lot.draw(all.len())])).into();
        let (list, text) = (list.to_string(), format!("Thing {}", self.lot.draw(1000)));
        let fields = [words, vec![("wishlist_id", list.as_str()), ("text", text.as_str())]].concat();
        let (method, template) = route.split_once(' ').unwrap();
        let path = ids.fill(template);
        let said = by.send(method.parse().unwrap(), &path, &fields).await;
        assert!(!said.status.is_server_error(), "{method} {path} of {fields:?}: {}", said.status);
        if said.status.is_redirection() {
            self.done.insert(route.into());
        }
        format!("{method} {path} with {fields:?}: {}", said.status)
    }

    /// Each of these writes once, in an order drawn by lot.
    fn shuffled(&mut self) -> Vec<(&'static str, Promise)> {
        let writes = ROUTES.iter().filter(|(route, _)| !route.starts_with("GET "));
        let counts =
            |route: &str| !NO_WRITES.iter().any(|no| route.split(' ').nth(1).unwrap().starts_with(no));
        let mut deck: Vec<_> = writes.filter(|(route, _)| counts(route)).copied().collect();
        for place in (1..deck.len()).rev() {
            deck.swap(place, self.lot.draw(place + 1));
        }
        deck
    }

    /// All that was hers goes with her.
    async fn one_leaves(&self) {
        self.writers[2].post("/settings/delete", &[("password", PASSWORD)]).await.answers(303);
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
        assert!(
            self.done.len() > 25,
            "only {} of the writes were possible: {:?}",
            self.done.len(),
            self.done
        );
    }
}

fn without_week(text: &str) -> String {
    let week = "\n<p class=\"hint\" id=\"week\">";
    let Some((before, after)) = text.split_once(week) else { return text.into() };
    let (_, after) = after.split_once("</p>").expect("the line ends");
    format!("{before}{after}")
}

async fn tells_a_story(mut redis: Option<&mut Redis>, seed: u64) {
    let mut fleet = Fleet::new(redis.as_deref(), seed).await;
    fleet.befriends(0, 1).await;
    fleet.befriends(1, 2).await;
    fleet.begins().await;
    let deck = fleet.shuffled();
    let all = deck.len();
    for (turn, (route, promise)) in deck.into_iter().enumerate() {
        if let Some(redis) = redis.as_deref_mut() {
            match turn * 4 / all {
                1 => redis.stops(),
                2 if turn % 8 == 0 => redis.starts_again(),
                _ => {}
            }
        }
        if turn == all / 2 {
            fleet.clock_steps_back().await;
        }
        let wrote = fleet.writes().await;
        fleet.reads(&format!("write {turn} of story {seed}: {wrote}")).await;
        let sent = fleet.sends(route, promise).await;
        fleet.keeps.perform_jobs().await;
        fleet.reads(&format!("send {turn} of story {seed}: {sent}")).await;
    }
    fleet.one_leaves().await;
    fleet.reads("one left").await;
    fleet.ends();
}

#[tokio::test]
async fn whatever_is_written_the_next_page_is_the_one_without_a_cache() {
    tells_a_story(None, 1).await;
}

#[tokio::test]
async fn also_with_a_redis_between_two_processes_that_comes_and_goes() {
    let Some(mut redis) = redis() else { return };
    tells_a_story(Some(&mut redis), 3).await;
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
