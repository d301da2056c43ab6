//! A furnished house and every page in it: each route that answers with a page, for each who may see another one. What
//! is promised of all pages is kept by the next one too, for a route that is not in `promises.rs` fails elsewhere.
use sea_orm::{ActiveValue::Set, IntoActiveModel, prelude::*};
use wishare::models::{
    Moment, Token,
    account_tokens::{self, Purpose},
    connections, invitations, offered_pictures, wishlists,
};

use super::{
    Visitor, World,
    gifts::day,
    promises::{Ids, Promise, ROUTES},
};

pub struct Tour {
    pub world: World,
    pub stops: Vec<Stop>,
}

/// A page, and whoever opens it.
#[derive(Clone)]
pub struct Stop {
    pub who: &'static str,
    pub visitor: Visitor,
    pub path: String,
}

/// The same pages in other states: filtered, searched, empty, with errors.
const STATES: [(&str, &str); 19] = [
    ("guest", "/nowhere"),
    ("maya", "/nowhere"),
    ("guest", "/discover?q=tea"),
    ("maya", "/discover?q=tea"),
    ("maya", "/discover?q=xyzzy"),
    ("maya", "/add?title=Teapot&url=https%3A%2F%2Fshop.example%2Ftea"),
    ("maya", "/activity?of=me"),
    ("noor", "/activity?of=me"),
    ("maya", "/wishlists?tab=own&sort=name"),
    ("maya", "/wishlists?tab=own&archived=true"),
    ("maya", "/wishlists?tab=own&event=baby"),
    ("maya", "/wishlists?tab=friends"),
    ("noor", "/wishlists?tab=friends"),
    ("maya", "/wishlists/{list}?received=true"),
    ("maya", "/wishlists/{list}?sort=cheapest&priority=3&max=many"),
    ("maya", "/wishlists/{list}/as/stranger"),
    ("maya", "/wishlists/{list}/as/guest"),
    ("omar", "/wishlists/{list}?min=9999"),
    ("omar", "/people/omar"),
];

impl Tour {
    pub async fn of(world: World) -> Self {
        let house = House::furnished(&world).await;
        let mut stops = Vec::new();
        for (route, promise) in ROUTES {
            let Some(route) = route.strip_prefix("GET ").filter(|route| !route.contains("{*")) else {
                continue;
            };
            for who in visitors(*promise) {
                stops.push(house.stop(who, &house.fill(route, who)));
            }
        }
        stops.extend(STATES.map(|(who, path)| house.stop(who, &house.fill(path, who))));
        let mut pages = Vec::new();
        for stop in stops {
            let answer = stop.visitor.get(&stop.path).await;
            assert!(!answer.status.is_server_error(), "{} {}: {}", stop.who, stop.path, answer.status);
            if !answer.status.is_redirection() && answer.text().starts_with("<!doctype html>") {
                pages.push(stop);
            }
        }
        assert!(pages.len() > 60, "only {} pages", pages.len());
        Self { world, stops: pages }
    }
}

fn visitors(promise: Promise) -> &'static [&'static str] {
    match promise {
        Promise::Anyone => &["guest", "maya"],
        Promise::SignedIn => &["maya", "noor"],
        Promise::Administers => &["ada"],
        Promise::Owns => &["maya"],
        Promise::Sees => &["maya", "omar", "guest"],
        Promise::Shared => &["guest", "ruth"],
        Promise::Receipt => &["ruth"],
        Promise::Gives | Promise::StepsForward | Promise::GivesShared | Promise::OwnGift => &[],
    }
}

struct House {
    people: Vec<(&'static str, Visitor)>,
    ids: Ids,
    /// What guests see without a link.
    public: Ids,
    /// Links that came by mail.
    links: Vec<(&'static str, String)>,
}

impl House {
    async fn furnished(world: &World) -> Self {
        let people = vec![
            ("maya", world.maya().await),
            ("omar", world.omar().await),
            ("stella", world.stella().await),
            ("ada", world.ada().await),
            ("noor", world.person("Noor").await),
            ("bilal", world.person("Bilal").await),
            ("guest", world.guest()),
            ("ruth", world.guest()),
        ];
        let nothing = Ids {
            list: 0,
            item: 0,
            person: 0,
            gift: 0,
            picture: 0,
            token: String::new(),
            receipt: String::new(),
        };
        let mut house = Self { people, public: nothing.clone(), ids: nothing, links: Vec::new() };
        house.meet(world).await;
        house.wish(world).await;
        house.give().await;
        house.write(world).await;
        world.leaves_jobs();
        house
    }

    fn is(&self, who: &str) -> &Visitor {
        &self.people.iter().find(|(name, _)| *name == who).unwrap().1
    }

    async fn meet(&self, world: &World) {
        let (maya, omar) = (self.is("maya"), self.is("omar"));
        omar.asks_to_be_friends("maya").await.answers(303);
        maya.accepts(omar).await.answers(303);
        self.is("stella").asks_to_be_friends("maya").await.answers(303);
        maya.asks_to_be_friends("ada").await.answers(303);
        maya.asks_to_be_friends("somebody@example.com").await.answers(303);
        world.tie(maya, self.is("bilal"), connections::BLOCKED).await;
    }

    async fn wish(&mut self, world: &World) {
        let (maya, omar) = (self.is("maya").clone(), self.is("omar").clone());
        let soon = wishare::views::Locale::default().today() + chrono::Days::new(9);
        let change = |list: &mut wishlists::ActiveModel, visibility: &str| {
            list.visibility = Set(visibility.into());
            list.description = Set("Sizes: **M**, and *no* candles.".into());
            list.event_type = Set("birthday".into());
            list.event_date = Set(Some(soon));
            list.reveal = Set("always".into());
            list.share_token = Set(Some(Token::new().as_str().into()));
        };
        let friends = world.list(&maya, |list| change(list, "friends")).await;
        let public = world.list(&maya, |list| change(list, "public")).await;
        let old = world.list(&maya, |list| list.event_date = Set(day("2020-01-01"))).await;
        maya.post(format!("/wishlists/{}/archive", old.id), &[]).await.answers(303);
        let his = world.list(&omar, |list| change(list, "friends")).await;
        self.ids = wishes(world, &friends).await;
        self.public = wishes(world, &public).await;
        wishes(world, &his).await;
        self.ids.person = self.is("noor").id();
        let lamp = world.wishes_of(his.id).await[0].id;
        maya.post(format!("/items/{lamp}/claim"), &[("note", "the green one")]).await.answers(303);
        let kettle = world.wishes_of(his.id).await[1].id;
        maya.post(format!("/items/{kettle}/claim"), &[]).await.answers(303);
        omar.post(format!("/items/{kettle}/delete"), &[]).await.answers(303);
        omar.edits(lamp, &[("name", "A taller lamp"), ("price", "49")]).await.answers(303);
    }

    async fn give(&mut self) {
        let Ids { item, token, .. } = self.ids.clone();
        self.is("omar").post(format!("/items/{item}/claim"), &[("show_name", "true")]).await.answers(303);
        let ruth = self.is("ruth");
        ruth.post(format!("/s/{token}/giver"), &[("name", "Ruth")]).await.answers(303);
        ruth.post(format!("/s/{token}/items/{item}/claim"), &[]).await.answers(303);
        let page = ruth.get(format!("/s/{token}/items/{item}")).await.answers(200);
        let receipt = page.one("a[href^='/receipts/']").attr("href").unwrap();
        self.ids.receipt = receipt.rsplit('/').next().unwrap().into();
        self.is("noor").get("/").await.answers(200);
    }

    async fn write(&mut self, world: &World) {
        let maya = self.is("maya");
        let token = async |purpose| {
            account_tokens::issue(&world.db, maya.user(), purpose).await.unwrap().as_str().to_string()
        };
        let link = invitations::open_link(&world.db, self.is("omar").id()).await.unwrap();
        self.links = vec![
            ("/confirm/", token(Purpose::Confirm).await),
            ("/reset-password/", token(Purpose::Reset).await),
            ("/invitations/", link.token),
        ];
    }

    fn fill(&self, route: &str, who: &str) -> String {
        let by_mail = self.links.iter().find(|(path, _)| route.starts_with(path) && route.ends_with('}'));
        let ids = if who == "guest" && !route.starts_with("/s/") { &self.public } else { &self.ids };
        match by_mail {
            Some((path, token)) => format!("{path}{token}"),
            None => ids.fill(&route.replace("{list}", &ids.list.to_string())),
        }
    }

    fn stop(&self, who: &str, path: &str) -> Stop {
        let (who, visitor) = self.people.iter().find(|(name, _)| *name == who).unwrap();
        Stop { who, visitor: visitor.clone(), path: path.into() }
    }
}

/// A wish in each state there is.
async fn wishes(world: &World, list: &wishlists::Model) -> Ids {
    let picture = world.picture().await;
    let tea = world.wish(list, |wish| {
        wish.picture_id = Set(Some(picture));
        wish.description = Set("Green, please. See https://tea.example".into());
        wish.url = Set(Some("https://kettle-and-leaf.example/teapot".into()));
        wish.price_minor = Set(Some(3900));
        wish.currency = Set(Some("EUR".into()));
        wish.quantity = Set(Some(6));
        wish.priority = Set(3);
    });
    let tea = tea.await;
    let offered = offered_pictures::ActiveModel {
        item_id: Set(tea.id),
        picture_id: Set(picture),
        created_at: Set(Moment::now()),
        ..Default::default()
    };
    offered.insert(&world.db).await.unwrap();
    world.wish(list, |wish| wish.quantity = Set(None)).await;
    world.wish(list, |wish| wish.private = Set(true)).await;
    for state in ["pending", "partial", "blocked", "failed"] {
        world.wish(list, |wish| wish.preview_state = Set(state.into())).await;
    }
    let came_true = world.wish(list, |wish| wish.received_at = Set(Some(Moment::now()))).await;
    let mut thanked = world.wish(list, |_| {}).await.into_active_model();
    thanked.received_at = Set(came_true.received_at);
    thanked.thanked_at = Set(came_true.received_at);
    thanked.update(&world.db).await.unwrap();
    Ids {
        list: list.id,
        item: tea.id,
        person: 0,
        gift: 0,
        picture,
        token: list.share_token.clone().unwrap_or_default(),
        receipt: String::new(),
    }
}
