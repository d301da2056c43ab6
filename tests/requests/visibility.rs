//! Who sees what, for every viewer, visibility, route and method. What is not there and what is not yours to see are
//! the same answer byte for byte.
use axum::http::Method;
use sea_orm::ActiveValue::Set;
use wishare::models::{Gifter, Guest, Viewer, claims::holding::Wanted, connections, items, wishlists};

use crate::support::{
    Answer, Visitor, World,
    answer::same,
    promises::{Ids, Promise, ROUTES, is_complete},
};

const VISIBILITIES: [&str; 3] = ["private", "friends", "public"];
const NOBODYS: i64 = 999_999_999;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Maya,
    Omar,
    Stella,
    Ada,
    Blocked,
    Guest,
    /// Who said on every list's share link that they want to give something.
    Giver,
}

const EVERYBODY: [Who; 7] =
    [Who::Maya, Who::Omar, Who::Stella, Who::Ada, Who::Blocked, Who::Guest, Who::Giver];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    There,
    NotThere,
    SignIn,
}

/// The table of PRODUCT.md 1 and 2.
fn expected(promise: Promise, who: Who, visibility: &str) -> Expected {
    use Expected::*;
    use Who::*;

    let guest = matches!(who, Guest | Giver);
    let sees = match who {
        Maya => true,
        Blocked => false,
        Omar => visibility != "private",
        Stella | Ada | Guest | Giver => visibility == "public",
    };
    let there = |yes: bool| if yes { There } else { NotThere };
    match promise {
        Promise::Anyone => There,
        Promise::Sees => there(sees),
        Promise::Gives if guest && sees => SignIn,
        Promise::Gives => there(sees && who != Maya),
        Promise::Shared => there(who != Blocked),
        Promise::StepsForward | Promise::Receipt if who == Maya => NotThere,
        Promise::Receipt => There,
        Promise::StepsForward => there(who != Blocked),
        Promise::GivesShared => there(!matches!(who, Maya | Blocked | Guest)),
        Promise::SignedIn | Promise::Administers | Promise::Owns | Promise::OwnGift if guest => SignIn,
        Promise::SignedIn => There,
        Promise::Administers => there(who == Ada),
        Promise::Owns => there(who == Maya),
        Promise::OwnGift => there(who == Omar),
    }
}

struct Ground {
    world: World,
    people: Vec<(Who, Visitor)>,
    /// Befriended, blocked and signed out by all the others.
    bystander: Visitor,
}

impl Ground {
    async fn new() -> Self {
        let world = World::new().await;
        let blocked = world.person("Bilal").await;
        let people = vec![
            (Who::Maya, world.maya().await),
            (Who::Omar, world.omar().await),
            (Who::Stella, world.stella().await),
            (Who::Ada, world.ada().await),
            (Who::Blocked, blocked.clone()),
            (Who::Guest, world.guest()),
            (Who::Giver, world.guest()),
        ];
        let bystander = world.person("Noor").await;
        let ground = Self { world, people, bystander };
        ground.world.befriend(ground.is(Who::Maya), ground.is(Who::Omar)).await;
        ground.world.tie(ground.is(Who::Maya), &blocked, connections::BLOCKED).await;
        ground
    }

    fn is(&self, who: Who) -> &Visitor {
        &self.people.iter().find(|(one, _)| *one == who).unwrap().1
    }

    /// A fresh list with one wish that Omar and a guest give: what is done to it spoils nothing for the next.
    async fn list(&self, visibility: &str) -> Ids {
        let maya = self.is(Who::Maya);
        let list = self.world.list(maya, |list| {
            list.visibility = Set(visibility.into());
            list.reveal = Set("always".into());
            list.share_token = Set(Some(wishare::models::Token::new().as_str().into()));
        });
        let list = list.await;
        let picture = self.world.picture().await;
        let wish = self.world.wish(&list, |wish| {
            wish.quantity = Set(None);
            wish.picture_id = Set(Some(picture));
        });
        let wish = wish.await;
        let gift = self.claims(&wish, &list, &self.is(Who::Omar).gifter(&list).await).await;
        let secret = wishare::app::settings(&self.world.ctx).secret.clone();
        let ruth = Guest::new(list.id, "Ruth").unwrap();
        self.is(Who::Giver).takes_cookie("giver", &ruth.sealed(&secret));
        let ruth = Gifter::guest(&list, &Viewer::guest(), ruth, &secret).unwrap();
        self.claims(&wish, &list, &ruth).await;
        Ids {
            list: list.id,
            item: wish.id,
            person: self.bystander.id(),
            gift,
            picture,
            token: list.share_token.clone().unwrap(),
            receipt: ruth.receipt(wish.id).unwrap().as_str().into(),
        }
    }

    async fn claims(&self, wish: &items::Model, _: &wishlists::Model, gifter: &Gifter) -> i64 {
        wish.claim(&self.world.db, gifter, Wanted::default()).await.unwrap().id
    }
}

fn nowhere() -> Ids {
    let word = || "nothing-here".to_string();
    let (list, item, person, gift, picture) = (NOBODYS, NOBODYS, NOBODYS, NOBODYS, NOBODYS);
    Ids { list, item, person, gift, picture, token: word(), receipt: word() }
}

async fn asks(visitor: &Visitor, method: &str, path: &str, ids: &Ids) -> Answer {
    visitor.takes_cookie("flash", ""); // what an act before left to say
    let method: Method = method.parse().unwrap();
    if method == Method::GET {
        return visitor.get(path).await;
    }
    let list = ids.list.to_string();
    let fields = [
        ("name", "Cup"),
        ("text", "Cup"),
        ("visibility", "friends"),
        ("event_type", "none"),
        ("wishlist_id", list.as_str()),
        ("to", "up"),
        ("reveal", "never"),
        ("state", "bought"),
        ("priority", "2"),
        ("quantity", "5"),
    ];
    visitor.send(method, path, &fields).await
}

/// The answer without what is its own: the request id, the time, and the path that was asked for.
fn plain(answer: &Answer, path: &str) -> String {
    let request_id = answer.header("x-request-id").unwrap_or_default().to_string();
    let own = ["x-request-id", "x-response-time", "date"];
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !own.contains(&name.as_str()) && *name != "x-query-count")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let encoded: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    let whole = format!("{}\n{}\n\n{}", answer.status, headers.join("\n"), answer.text());
    whole.replace(&request_id, "REQUEST").replace(path, "PATH").replace(&encoded, "PATH")
}

#[tokio::test]
async fn everybody_sees_what_is_theirs_to_see_and_nothing_else_is_there() {
    let ground = Ground::new().await;
    is_complete(&ground.world.route_names());
    let mut asked = 0;
    for (route, promise) in ROUTES {
        let (method, path) = route.split_once(' ').unwrap();
        if matches!(promise, Promise::Anyone) || path == "/sign-out" {
            continue;
        }
        for visibility in VISIBILITIES {
            for who in EVERYBODY {
                let ids = ground.list(visibility).await;
                let (visitor, here, lost) = (ground.is(who), ids.fill(path), nowhere().fill(path));
                let answer = asks(visitor, method, &here, &ids).await;
                asked += 1;
                let told = format!("{who:?}, {visibility} list, {route}: {}", answer.status);
                assert!(!answer.status.is_server_error(), "{told}");
                match expected(*promise, who, visibility) {
                    Expected::There if *promise == Promise::SignedIn => {}
                    Expected::There => assert_ne!(answer.status.as_u16(), 404, "{told}"),
                    Expected::SignIn => assert!(answer.location().starts_with("/sign-in"), "{told}"),
                    Expected::NotThere => {
                        assert_eq!(answer.status.as_u16(), 404, "{told}");
                        let nothing = asks(visitor, method, &lost, &ids).await;
                        same(&told, &plain(&nothing, &lost), &plain(&answer, &here));
                    }
                }
            }
        }
    }
    println!("{asked} requests over {} routes", ROUTES.len());
    assert!(asked > 7 * 3 * 50, "only {asked} requests were asked");
    ground.world.leaves_jobs();
}

/// A hidden wish is not there for anybody but its owner, through either door.
#[tokio::test]
async fn a_hidden_wish_is_only_its_owners() {
    let ground = Ground::new().await;
    let maya = ground.is(Who::Maya);
    let list = ground.world.list(maya, |list| {
        list.visibility = Set("public".into());
        list.share_token = Set(Some("an-open-door".into()));
    });
    let list = list.await;
    let shown = ground.world.wish(&list, |_| {}).await;
    let hidden = ground.world.wish(&list, |wish| wish.private = Set(true)).await;
    for (who, visitor) in &ground.people {
        let doors = [format!("/items/{}", hidden.id), format!("/s/an-open-door/items/{}", hidden.id)];
        for door in doors {
            let status = visitor.get(&door).await.status.as_u16();
            assert_eq!(status == 404, *who != Who::Maya, "{who:?} {door}: {status}");
        }
        let claim = visitor.post(format!("/items/{}/claim", hidden.id), &[]).await;
        assert_eq!(claim.status.as_u16(), 404, "{who:?}");
        if *who == Who::Omar {
            visitor.get(format!("/items/{}", shown.id)).await.answers(200);
        }
    }
}
