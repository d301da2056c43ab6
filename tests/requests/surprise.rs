//! The surprise guarantee. Everything Maya can reach is read before and after her gifts are claimed, bought, given and
//! released, and is the same to the byte; the same eyes in Omar's head are the control.
use axum::http::Method;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use wishare::models::{items, notifications, wishlists};

use crate::support::{
    Answer, Visitor, World,
    answer::same,
    gifts::day,
    promises::{Ids, Promise, ROUTES, is_complete},
};

/// Words that can come from nowhere but a claim.
const CANARIES: [&str; 4] = ["Xylotolot", "Quorvexnote", "Zanzibarnaby", "zanzibarnaby@example.com"];
const TOKEN: &str = "an-open-door";

struct Story {
    world: World,
    maya: Visitor,
    giver: Visitor,
    ruth: Visitor,
    list: wishlists::Model,
    other: wishlists::Model,
    tea: items::Model,
    cups: items::Model,
}

/// What somebody was told: where they looked, and the answer without what is its own.
type Heard = Vec<(String, String)>;

impl Story {
    async fn new() -> Self {
        let world = World::new().await;
        let (maya, giver) = (world.maya().await, world.person(CANARIES[0]).await);
        world.befriend(&maya, &giver).await;
        let list = world.list(&maya, |list| {
            list.visibility = Set("public".into());
            list.share_token = Set(Some(TOKEN.into()));
            list.event_date = Set(day("2099-12-12"));
            list.reveal = Set("after_event".into());
        });
        let list = list.await;
        let other = world.list(&maya, |list| list.name = Set("Wedding".into())).await;
        let picture = world.picture().await;
        let tea = world.wish(&list, |wish| {
            wish.price_minor = Set(Some(3900));
            wish.currency = Set(Some("EUR".into()));
            wish.url = Set(Some("https://tea.example/pot".into()));
            wish.picture_id = Set(Some(picture));
        });
        let tea = tea.await;
        let cups = world.wish(&list, |wish| {
            wish.name = Set("Cups".into());
            wish.quantity = Set(Some(3));
        });
        let cups = cups.await;
        world.wish(&list, |wish| wish.name = Set("Spoon".into())).await;
        let ruth = world.guest();
        Self { world, maya, giver, ruth, list, other, tea, cups }
    }

    /// A friend and a guest choose gifts, with names and notes that cannot be mistaken.
    async fn claims(&self) {
        let note = [("note", CANARIES[1]), ("show_name", "true")];
        self.giver.post(format!("/items/{}/claim", self.tea.id), &note).await.answers(303);
        self.giver.post(format!("/items/{}/claim", self.cups.id), &[("quantity", "2")]).await.answers(303);
        self.ruth.post(format!("/s/{TOKEN}/giver"), &[("name", CANARIES[2])]).await.answers(303);
        let claim = format!("/s/{TOKEN}/items/{}/claim", self.cups.id);
        let fields = [("email", CANARIES[3]), ("show_name", "true")];
        self.ruth.post(claim, &fields).await.answers(303);
        assert_eq!(self.world.claims().await.len(), 3);
    }

    async fn buys_gives_and_releases(&self) {
        let claims = self.world.claims().await;
        let bought = format!("/gifts/{}", claims[0].id);
        self.giver.post(&bought, &[("state", "bought"), ("note", CANARIES[1])]).await.answers(303);
        self.giver.post(&bought, &[("state", "given"), ("note", CANARIES[1])]).await.answers(303);
        self.giver.post(format!("/gifts/{}/release", claims[1].id), &[]).await.answers(303);
    }

    fn ids(&self, list: i64, item: i64) -> Ids {
        let (token, receipt) = (TOKEN.to_string(), "nothing-here".to_string());
        let picture = self.tea.picture_id.unwrap();
        Ids { list, item, person: self.giver.id(), gift: 1, picture, token, receipt }
    }

    /// Every GET the app has, for every list and wish, sorted and filtered, as a page and as a program reads it; and
    /// what the claim routes say to this visitor where they refuse.
    async fn crawl(&self, visitor: &Visitor, with_claim_routes: bool) -> Heard {
        let mut heard = Heard::new();
        let of_list = [
            self.ids(self.list.id, self.tea.id),
            self.ids(self.list.id, self.cups.id),
            self.ids(self.other.id, self.tea.id),
        ];
        for (route, promise) in ROUTES {
            let (method, template) = route.split_once(' ').unwrap();
            let refused = with_claim_routes
                && matches!(
                    promise,
                    Promise::Gives | Promise::GivesShared | Promise::OwnGift | Promise::StepsForward
                );
            if (method != "GET" && !refused) || template.contains("{*") {
                continue;
            }
            let mut paths: Vec<String> =
                of_list.iter().flat_map(|ids| variants(ids.fill(template))).collect();
            paths.sort();
            paths.dedup();
            for path in paths {
                for visitor in [visitor.clone(), visitor.with_header("accept", "application/json")] {
                    let answer = visitor.send(method.parse::<Method>().unwrap(), &path, &[]).await;
                    Self::keeps_quiet(visitor.id() == self.maya.id(), method, &path, &answer);
                    heard.push((format!("{method} {path}"), plain(&answer)));
                }
            }
        }
        heard
    }

    /// Nothing of what Maya asks for so much as looks at the table of claims.
    fn keeps_quiet(is_maya: bool, method: &str, path: &str, answer: &Answer) {
        assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
        if !is_maya
            || ["/gifts", "/receipts", "/settings/export.json", "/notifications"]
                .iter()
                .any(|own| path.starts_with(own))
        {
            return; // what she gives to others, and news of it
        }
        for shape in answer.asked() {
            let looks = ["\"claims\"", " claims ", "claims."].iter().any(|table| shape.contains(table));
            let at_what_she_gives = path.split('?').next() == Some("/")
                && shape.matches("claims").count() == 1
                && shape.contains("FROM claims WHERE giver_id = ?");
            assert!(!looks || at_what_she_gives, "{method} {path} asks {shape}");
        }
    }

    /// What is written to or about her without her asking.
    async fn post_box(&self) -> Heard {
        let letters = self.world.letters().await.into_iter().filter(|letter| letter.recipient != CANARIES[3]);
        let letters = letters.map(|letter| (letter.recipient, format!("{} {}", letter.subject, letter.text)));
        let news = notifications::Entity::find().filter(notifications::Column::UserId.eq(self.maya.id()));
        let news = news.all(&self.world.db).await.unwrap();
        letters.chain(news.into_iter().map(|news| (news.kind, news.details))).collect()
    }
}

fn variants(path: String) -> Vec<String> {
    let sorts = ["created", "updated", "name", "event_date", "price", "priority", "position", "nonsense"];
    let is_list =
        path == "/wishlists" || path == "/" || path.starts_with("/wishlists/") || path.starts_with("/s/");
    let mut paths = vec![path.clone()];
    if is_list && path.matches('/').count() <= 2 {
        paths.extend(sorts.iter().map(|sort| format!("{path}?sort={sort}")));
        paths.extend(
            ["received=true", "priority=3", "min=1&max=90&currency=EUR", "direction=asc", "after=x"]
                .map(|query| format!("{path}?{query}")),
        );
    }
    paths
}

fn plain(answer: &Answer) -> String {
    let own = ["x-request-id", "x-response-time", "x-query-count", "date"];
    let request_id = answer.header("x-request-id").unwrap_or("no id").to_string();
    let headers = answer.headers.iter().filter(|(name, _)| !own.contains(&name.as_str()));
    let mut headers: Vec<String> = headers
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    let body = answer.text().replace(&request_id, "REQUEST");
    let (headers, asked) = (headers.join("\n"), asked(answer).join("\n"));
    format!("{}\n{headers}\n{asked}\n\n{}", answer.status, without_keys(&body))
}

/// What the answer cost, statement by statement, but for the week's figures: they are counted anew when a quarter of an
/// hour ends, whoever looks, and an hour has four of these.
fn asked(answer: &Answer) -> Vec<String> {
    let mut asked = answer.asked();
    asked.retain(|shape| !shape.contains("AS own_wishes"));
    asked.sort();
    asked
}

/// Each form has a key of its own, so that it is sent once; an export says when it was made.
fn without_keys(page: &str) -> String {
    between(&between(page, "name=\"key\" value=\"", "\""), "\"exported_at\":\"", "\"")
}

/// Two worlds are not made in the same moment.
fn without_times(page: &str) -> String {
    let times = [
        ("<time", "</time>"),
        ("etag: ", "\n"),
        ("content-length: ", "\n"),
        ("\"created_at\":\"", "\""),
        ("name=\"version\" value=\"", "\""),
        ("<lastmod>", "</lastmod>"),
    ];
    times.iter().fold(page.to_string(), |page, (open, close)| between(&page, open, close))
}

fn between(page: &str, open: &str, close: &str) -> String {
    let mut parts = page.split(open);
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |kept, part| kept + open + part.split_once(close).map_or(part, |(_, after)| after))
}

#[track_caller]
fn assert_same(one: &Heard, other: &Heard) {
    assert_eq!(one.len(), other.len());
    for ((asked, before), (_, after)) in one.iter().zip(other) {
        same(asked, before, after);
    }
}

#[track_caller]
fn assert_no_canary(heard: &Heard) {
    for (asked, answer) in heard {
        for canary in CANARIES {
            // That she has a friend of that name is no secret; what follows the name would be.
            let about_a_friend = canary == CANARIES[0];
            assert!(about_a_friend || !answer.contains(canary), "{asked} tells of {canary}: {answer}");
        }
    }
}

#[tokio::test]
async fn a_claim_changes_nothing_the_owner_can_see() {
    let story = Story::new().await;
    is_complete(&story.world.route_names());
    story.crawl(&story.maya, true).await; // warms what is cached
    let before = story.crawl(&story.maya, true).await;
    assert_same(&before, &story.crawl(&story.maya, true).await);
    let friend_before = story.crawl(&story.giver, false).await;

    story.claims().await;
    let claimed = story.crawl(&story.maya, true).await;
    let friend_after = story.crawl(&story.giver, false).await;
    story.buys_gives_and_releases().await;
    story.world.perform_jobs().await;
    let given = story.crawl(&story.maya, true).await;

    assert_same(&before, &claimed);
    assert_same(&before, &given);
    for heard in [&before, &claimed, &given, &story.post_box().await] {
        assert_no_canary(heard);
    }
    // The control: the same eyes see it where it may be seen.
    let differs = friend_before.iter().zip(&friend_after).filter(|(before, after)| before != after).count();
    assert!(differs > 5, "only {differs} answers differ for the giver");
    for canary in [CANARIES[1], CANARIES[2]] {
        assert!(friend_after.iter().any(|(_, answer)| answer.contains(canary)), "{canary} is seen by nobody");
    }
    println!("{} answers compared, {} routes", before.len(), ROUTES.len());
    assert!(before.len() > 100, "only {} answers were compared", before.len());
    story.world.leaves_jobs();
}

/// The same acts in two worlds, one with claims and one without: each answer, and everything after, is the same.
#[tokio::test]
async fn what_she_does_with_a_claimed_wish_looks_like_any_other() {
    let (with, without) = (acts(true).await, acts(false).await);
    let with: Heard = with.into_iter().map(|(asked, answer)| (asked, without_times(&answer))).collect();
    let without: Heard = without.into_iter().map(|(asked, answer)| (asked, without_times(&answer))).collect();
    assert_same(&with, &without);
    assert_no_canary(&with);
}

async fn acts(claimed: bool) -> Heard {
    let story = Story::new().await;
    if claimed {
        story.claims().await;
        story.buys_gives_and_releases().await;
    }
    let (tea, cups, other) = (story.tea.id, story.cups.id, story.other.id.to_string());
    let list = story.list.id;
    let mut heard = Heard::new();
    for (item, name) in [(tea, "Kettle"), (cups, "Mugs")] {
        let form = story.maya.get(format!("/items/{item}/edit")).await.answers(200);
        let typed = [("name", name), ("quantity", "1")];
        let saved = form.submit(&format!("form[action='/items/{item}']"), &typed).await.answers(303);
        Story::keeps_quiet(true, "POST", "an edit", &saved);
        heard.push((format!("edit {item}"), plain(&saved)));
    }
    let acts: [(String, Vec<(&str, &str)>); 12] = [
        (format!("/items/{tea}/move"), vec![("to", "down")]),
        (format!("/items/{tea}/wishlist"), vec![("wishlist_id", &other)]),
        (format!("/items/{cups}/delete"), vec![]),
        (format!("/items/{cups}/restore"), vec![]),
        (format!("/items/{cups}/received"), vec![]),
        (format!("/items/{cups}/thanked"), vec![]),
        (format!("/items/{cups}/wish-again"), vec![]),
        (
            format!("/wishlists/{list}"),
            vec![
                ("name", "Party"),
                ("visibility", "friends"),
                ("event_type", "none"),
                ("event_date", "2099-12-24"),
            ],
        ),
        (format!("/wishlists/{list}/archive"), vec![]),
        (format!("/wishlists/{list}/unarchive"), vec![]),
        (format!("/wishlists/{list}/delete"), vec![]),
        (format!("/wishlists/{list}/restore"), vec![]),
    ];
    for (path, fields) in acts {
        let answer = story.maya.post(&path, &fields).await;
        assert!(answer.status.as_u16() == 303, "{path} answered {}: {}", answer.status, answer.words());
        Story::keeps_quiet(true, "POST", &path, &answer);
        heard.push((path, plain(&answer)));
        let page = story.maya.get(answer.location().split('#').next().unwrap()).await;
        heard.push((answer.location().into(), plain(&page)));
    }
    story.world.perform_jobs().await;
    heard.extend(story.crawl(&story.maya, true).await);
    heard.extend(story.post_box().await);
    story.world.leaves_jobs();
    heard
}

#[tokio::test]
async fn the_gifts_are_shown_when_the_day_is_over_and_not_a_moment_before() {
    let story = Story::new().await;
    story.claims().await;
    let page = format!("/wishlists/{}/gifts", story.list.id);
    story.maya.get(&page).await.answers(404);
    let form = format!("/wishlists/{}/reveal", story.list.id);
    let asked = story.maya.post(&form, &[("reveal", "always")]).await.answers(200);
    assert!(asked.has("End the surprise?"));
    story.maya.get(&page).await.answers(404);
    story.maya.post(&form, &[("reveal", "always"), ("sure", "true")]).await.answers(303);
    let gifts = story.maya.get(&page).await.answers(200);
    assert!(gifts.has(CANARIES[0]) && gifts.has(CANARIES[2]) && !gifts.has(CANARIES[1]), "{}", gifts.words());
    story.giver.get(&page).await.answers(404);
    // And back: a promise for those who come now.
    story.maya.post(&form, &[("reveal", "never")]).await.answers(303);
    story.maya.get(&page).await.answers(404);
}
