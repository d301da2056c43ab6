//! Wishes: reading, editing, arranging, removing, and coming true.
use sea_orm::ActiveValue::Set;
use wishare::models::{Moment, claims::holding::Wanted};

use crate::support::{Visitor, World, wishes::id_in};

/// Maya's list with these wishes, in this order.
async fn list_of(world: &World, maya: &Visitor, names: &[&str]) -> (i64, Vec<i64>) {
    let list = maya.starts_list("Birthday", &[]).await;
    if !names.is_empty() {
        let (id, text) = (list.to_string(), names.join("\n"));
        let fields = [("wishlist_id", id.as_str()), ("text", text.as_str())];
        maya.post("/add", &fields).await.answers(303);
    }
    (list, world.wishes_of(list).await.iter().map(|wish| wish.id).collect())
}

async fn names(world: &World, list: i64) -> Vec<String> {
    world.wishes_of(list).await.into_iter().map(|wish| wish.name).collect()
}

#[tokio::test]
async fn a_wish_says_what_its_owner_typed() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let typed = [
        ("name", "Stoneware teapot"),
        ("url", "https://www.kettle.test/tea"),
        ("price", "1.234,50"),
        ("currency", "EUR"),
        ("priority", "3"),
        ("quantity", "2"),
        ("description", "The *small* one"),
    ];
    let saved = maya.edits(items[0], &typed).await.answers(303);
    assert_eq!(saved.location(), format!("/items/{}", items[0]));
    for visitor in [&maya, &omar] {
        let page = visitor.get(format!("/items/{}", items[0])).await.answers(200);
        assert_eq!(page.one("h1").text(), "Stoneware teapot");
        assert!(page.has("€1,234.50") && page.has("2 of them, please") && page.has("kettle.test"));
        assert_eq!(page.one(".prose em").text(), "small");
        assert!(
            page.one("main a[href='https://www.kettle.test/tea']")
                .attr("rel")
                .unwrap()
                .contains("noreferrer")
        );
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_was_typed_is_remembered_as_the_persons() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["https://shop.test/tea"]).await;
    assert!(!world.item_row(items[0]).await.was_typed("name"));
    maya.edits(items[0], &[("price", "39,00"), ("currency", "EUR")]).await.answers(303);
    let wish = world.item_row(items[0]).await;
    assert!(wish.was_typed("price") && !wish.was_typed("name") && !wish.was_typed("url"));
    assert_eq!((wish.price_minor, wish.preview_state.as_str()), (Some(3900), "pending"));
    maya.edits(items[0], &[("price", "")]).await.answers(303);
    let wish = world.item_row(items[0]).await;
    assert!(wish.was_typed("price") && wish.price_minor.is_none(), "an empty price is hers too");
    world.perform_jobs().await;
}

#[tokio::test]
async fn another_link_is_read_anew_and_no_link_is_not_read() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, _) = list_of(&world, &maya, &[]).await;
    let list = world.list_row(list).await;
    let read = world
        .wish(&list, |wish| {
            wish.url = Set(Some("https://shop.test/old".into()));
            wish.preview_state = Set("blocked".into());
            wish.preview_reason = Set(Some("wall".into()));
            wish.preview_attempts = Set(3);
        })
        .await;
    maya.edits(read.id, &[("name", "Only renamed")]).await.answers(303);
    assert_eq!(world.item_row(read.id).await.preview_state, "blocked");
    maya.edits(read.id, &[("url", "https://shop.test/new")]).await.answers(303);
    let wish = world.item_row(read.id).await;
    assert_eq!(
        (wish.preview_state.as_str(), wish.preview_reason, wish.preview_attempts),
        ("pending", None, 0)
    );
    maya.edits(read.id, &[("url", "")]).await.answers(303);
    assert_eq!(world.item_row(read.id).await.preview_state, "none");
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_wish_is_said_beside_it() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let before = world.item_row(items[0]).await;
    for (field, typed, error) in [
        ("name", " ", "name"),
        ("name", &*"n".repeat(201), "name"),
        ("description", &*"d".repeat(5001), "description"),
        ("url", "javascript:alert(1)", "url"),
        ("url", "a teapot", "url"),
        ("price", "-5", "price"),
        ("price", "free", "price"),
        ("price", "99999999999999999999", "price"),
        ("price", "3,999,9", "price"),
        ("quantity", "0", "quantity"),
        ("quantity", "-1", "quantity"),
        ("quantity", "1.5", "quantity"),
        ("quantity", "10000", "quantity"),
    ] {
        let again = maya.edits(items[0], &[(field, typed)]).await.answers(422);
        let said = again.one(&format!("#{error}_error"));
        assert!(
            !said.text().is_empty() && again.one("title").text().starts_with("Error:"),
            "{field} {typed}"
        );
        let kept = again.one(&format!("main [name='{field}']"));
        let kept = kept.attr("value").unwrap_or_else(|| kept.text().to_string());
        assert_eq!(kept.trim(), typed.trim(), "{field} keeps what was typed");
    }
    for (field, typed) in [("priority", "4"), ("priority", "much"), ("currency", "XXX"), ("currency", "DOGE")]
    {
        let form = maya.get(format!("/items/{}/edit", items[0])).await;
        form.submit("main form.form", &[("price", "5"), (field, typed)]).await.answers(422);
    }
    assert_eq!(world.item_row(items[0]).await, before);
    world.perform_jobs().await;
}

#[tokio::test]
async fn every_currency_counts_in_its_own_minor_units() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    for (price, currency, minor) in
        [("3900", "JPY", 3900), ("3,900", "JPY", 3900), ("1.234", "KWD", 1234), ("39,5", "EUR", 3950)]
    {
        maya.edits(items[0], &[("price", price), ("currency", currency)]).await.answers(303);
        let wish = world.item_row(items[0]).await;
        assert_eq!((wish.price_minor, wish.currency.as_deref()), (Some(minor), Some(currency)));
        let form = maya.get(format!("/items/{}/edit", items[0])).await;
        form.submit("main form.form", &[]).await.answers(303);
        assert_eq!(world.item_row(items[0]).await, wish, "saved unchanged, it is unchanged");
    }
    maya.edits(items[0], &[("price", "39.50"), ("currency", "JPY")]).await.answers(422);
    world.perform_jobs().await;
}

#[tokio::test]
async fn two_tabs_that_change_different_things_both_have_their_way() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let edit = format!("/items/{}/edit", items[0]);
    let (one, other) = (maya.get(&edit).await, maya.get(&edit).await);
    one.submit("main form.form", &[("name", "Green teapot")]).await.answers(303);
    other.submit("main form.form", &[("description", "The small one")]).await.answers(303);
    let wish = world.item_row(items[0]).await;
    assert_eq!((wish.name.as_str(), wish.description.as_str()), ("Green teapot", "The small one"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn two_tabs_that_disagree_are_shown_both_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let edit = format!("/items/{}/edit", items[0]);
    let (one, other) = (maya.get(&edit).await, maya.get(&edit).await);
    one.submit("main form.form", &[("name", "Green teapot"), ("price", "39")]).await.answers(303);
    let typed = [("name", "Blue teapot"), ("description", "A long story")];
    let asked = other.submit("main form.form", &typed).await.answers(409);
    assert!(asked.has("It changed while you were typing") && asked.has("Green teapot"));
    assert_eq!(asked.one("#name").attr("value").as_deref(), Some("Blue teapot"));
    assert_eq!(asked.one("#description").text(), "A long story");
    assert_eq!(world.item_row(items[0]).await.name, "Green teapot");
    asked.submit("main form.form", &[]).await.answers(303);
    let wish = world.item_row(items[0]).await;
    assert_eq!((wish.name.as_str(), wish.description.as_str()), ("Blue teapot", "A long story"));
    assert_eq!(wish.price_minor, Some(3900), "what they did not disagree about stays");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_worker_that_fills_a_wish_in_does_not_disturb_its_editor() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["https://shop.test/tea"]).await;
    let form = maya.get(format!("/items/{}/edit", items[0])).await;
    crate::support::gifts::edit(&world, &world.item_row(items[0]).await, |wish| {
        wish.name = Set("Teapot, from the shop".into());
        wish.preview_state = Set("ready".into());
    })
    .await;
    form.submit("main form.form", &[("description", "For Sundays")]).await.answers(303);
    let wish = world.item_row(items[0]).await;
    assert_eq!((wish.name.as_str(), wish.description.as_str()), ("Teapot, from the shop", "For Sundays"));
    assert!(!wish.was_typed("name") && wish.was_typed("description"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_form_that_hides_what_it_saw_changes_nothing_unasked() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let fields =
        [("name", "Forged"), ("priority", "2"), ("quantity", "1"), ("version", "0"), ("was", "nonsense")];
    maya.post(format!("/items/{}", items[0]), &fields).await.answers(409);
    assert_eq!(world.item_row(items[0]).await.name, "Teapot");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_hidden_wish_is_hers_alone() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (list, items) = list_of(&world, &maya, &["Teapot", "Secret"]).await;
    let (page, path) = (format!("/wishlists/{list}"), format!("/items/{}", items[1]));
    assert!(omar.sees(&path).await);
    maya.edits(items[1], &[("private", "true")]).await.answers(303);
    assert!(!omar.sees(&path).await && !omar.sees(&format!("{path}/fragment")).await);
    assert_eq!((omar.titles(&page).await.len(), maya.titles(&page).await.len()), (1, 2));
    let row = world.list_row(list).await;
    assert_eq!((row.items_count, row.shown_items_count), (2, 1));
    assert!(maya.get(&page).await.has("Only you see it"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_removed_wish_comes_back_to_its_place() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (list, items) = list_of(&world, &maya, &["One", "Two", "Three"]).await;
    let page = format!("/wishlists/{list}");
    let form = format!("form[action='/items/{}/delete']", items[1]);
    let removed = maya.get(&page).await.submit(&form, &[]).await.answers(303).follow().await;
    assert!(removed.has("“Two” is removed."));
    assert_eq!(omar.titles(&page).await, ["One", "Three"]);
    assert!(!omar.sees(&format!("/items/{}", items[1])).await);
    assert_eq!(world.list_row(list).await.items_count, 2);
    for _ in 0..2 {
        removed.submit(".toast form", &[]).await.answers(303);
    }
    assert_eq!(omar.titles(&page).await, ["One", "Two", "Three"]);
    assert_eq!(world.list_row(list).await.items_count, 3);
    world.perform_jobs().await;
}

#[tokio::test]
async fn wishes_move_up_and_down_and_to_any_place() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, items) = list_of(&world, &maya, &["A", "B", "C", "D"]).await;
    let page = format!("/wishlists/{list}");
    let buttons = maya.get(&page).await.select(&format!("#item_{} form[action$='/move'] button", items[2]));
    assert_eq!(
        buttons.iter().map(super::support::element::Element::text).collect::<Vec<_>>(),
        ["Move up", "Move down"]
    );
    maya.post(format!("/items/{}/move", items[2]), &[("to", "up")]).await.answers(303);
    assert_eq!(names(&world, list).await, ["A", "C", "B", "D"]);
    for (item, fields, order) in [
        (0, [("to", "down")], ["C", "A", "B", "D"]),
        (3, [("position", "1")], ["D", "C", "A", "B"]),
        (3, [("position", "3")], ["C", "A", "D", "B"]),
        (3, [("position", "99")], ["C", "A", "B", "D"]),
        (3, [("to", "down")], ["C", "A", "B", "D"]),
        (2, [("position", "0")], ["C", "A", "B", "D"]),
    ] {
        maya.post(format!("/items/{}/move", items[item]), &fields).await.answers(303);
        assert_eq!(names(&world, list).await, order, "{fields:?}");
    }
    assert_eq!(maya.titles(&page).await, ["C", "A", "B", "D"]);
    maya.post(format!("/items/{}/move", items[0]), &[("to", "sideways")]).await.answers(400);
    maya.post(format!("/items/{}/move", items[0]), &[("position", "-1")]).await.answers(422);
    world.perform_jobs().await;
}

#[tokio::test]
async fn moving_a_wish_changes_its_list_and_not_the_wish() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, items) = list_of(&world, &maya, &["A", "B"]).await;
    let (before, of_list) = (world.item_row(items[1]).await, world.list_row(list).await.updated_at);
    maya.post(format!("/items/{}/move", items[1]), &[("to", "up")]).await.answers(303);
    assert_eq!(world.item_row(items[1]).await.updated_at, before.updated_at);
    let moved = world.list_row(list).await.updated_at;
    assert!(moved > of_list);
    maya.post(format!("/items/{}/move", items[1]), &[("to", "up")]).await.answers(303);
    assert_eq!(world.list_row(list).await.updated_at, moved, "it was first already");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_wish_moves_to_another_list_with_all_it_says() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, items) = list_of(&world, &maya, &["Teapot", "Book"]).await;
    let garden = maya.starts_list("Garden", &[]).await;
    let form = maya.get(format!("/items/{}", items[0])).await;
    let moved =
        form.submit("form[action$='/wishlist']", &[("wishlist_id", &garden.to_string())]).await.answers(303);
    assert_eq!(id_in(moved.location()), garden);
    assert_eq!(
        (names(&world, list).await, names(&world, garden).await),
        (vec!["Book".into()], vec!["Teapot".into()])
    );
    let counts = [world.list_row(list).await.items_count, world.list_row(garden).await.items_count];
    assert_eq!(counts, [1, 1]);
    assert!(maya.get(format!("/items/{}", items[0])).await.has("Garden"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_copy_is_made_once_and_stands_beside_its_model() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, items) = list_of(&world, &maya, &["Teapot", "Book"]).await;
    let page = maya.get(format!("/items/{}", items[0])).await;
    let one = page.submit("form[action$='/copies']", &[]).await.answers(303);
    let again = page.submit("form[action$='/copies']", &[]).await.answers(303);
    assert_eq!(one.location(), again.location());
    assert_eq!(names(&world, list).await, ["Teapot", "Teapot", "Book"]);
    let copy = world.wishes_of(list).await.remove(1);
    assert_eq!(one.location(), format!("/items/{}/edit", copy.id));
    maya.post(format!("/items/{}/move", copy.id), &[("to", "down")]).await.answers(303);
    assert_eq!(maya.titles(format!("/wishlists/{list}")).await, ["Teapot", "Book", "Teapot"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_wish_come_true_becomes_history_with_its_thanks() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (list, items) = list_of(&world, &maya, &["Teapot", "Book"]).await;
    let (page, history) = (format!("/wishlists/{list}"), format!("/wishlists/{list}?received=true"));
    assert!(maya.get(&history).await.one(".empty").text().contains("Nothing came true yet"));
    let form = format!("form[action='/items/{}/received']", items[0]);
    let received = maya.get(&page).await.submit(&form, &[]).await.answers(303).follow().await;
    assert!(received.has("“Teapot” came true."));
    let first_day = world.item_row(items[0]).await.received_at;
    maya.post(format!("/items/{}/received", items[0]), &[]).await.answers(303);
    assert_eq!(world.item_row(items[0]).await.received_at, first_day);
    for visitor in [&maya, &omar] {
        assert_eq!(visitor.titles(&page).await, ["Book"]);
        assert_eq!(visitor.titles(&history).await, ["Teapot"]);
    }
    assert_eq!(world.list_row(list).await.items_count, 1);
    let thank = format!("form[action='/items/{}/thanked']", items[0]);
    let thanked = maya.get(&history).await.submit(&thank, &[]).await.answers(303).follow().await;
    assert!(thanked.has("thanks said") && !omar.get(&history).await.has("thanks"));
    maya.post(format!("/items/{}/wish-again", items[0]), &[]).await.answers(303);
    assert_eq!(omar.titles(&page).await, ["Teapot", "Book"]);
    assert_eq!(world.item_row(items[0]).await.thanked_at, None);
    world.perform_jobs().await;
}

#[tokio::test]
async fn wishes_are_filtered_and_sorted_without_a_script() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    for (place, (name, price, currency, hearts)) in [
        ("Cheap", Some(500), Some("EUR"), 1),
        ("beloved", Some(5000), Some("EUR"), 3),
        ("Yen", Some(900), Some("JPY"), 2),
        ("Unpriced", None, None, 2),
    ]
    .into_iter()
    .enumerate()
    {
        world
            .wish(&list, |wish| {
                wish.name = Set(name.into());
                wish.price_minor = Set(price);
                wish.currency = Set(currency.map(str::to_string));
                wish.priority = Set(hearts);
                wish.position = Set(place as i64);
            })
            .await;
    }
    let page = format!("/wishlists/{}", list.id);
    for visitor in [&maya, &world.omar().await, &world.guest()] {
        for (query, expected) in [
            ("", vec!["Cheap", "beloved", "Yen", "Unpriced"]),
            ("?priority=3", vec!["beloved"]),
            ("?priority=2&sort=name", vec!["beloved", "Unpriced", "Yen"]),
            ("?min=1&max=50,00&currency=EUR", vec!["Cheap", "beloved"]),
            ("?min=6&currency=EUR", vec!["beloved"]),
            ("?min=6&currency=JPY", vec!["Yen"]),
            ("?sort=cheapest", vec!["Cheap", "Yen", "beloved", "Unpriced"]),
            ("?sort=dearest", vec!["beloved", "Yen", "Cheap", "Unpriced"]),
            ("?sort=wanted", vec!["beloved", "Unpriced", "Yen", "Cheap"]),
            (
                "?sort=nonsense&priority=9&received=maybe&after=%00",
                vec!["Cheap", "beloved", "Yen", "Unpriced"],
            ),
        ] {
            let answer = visitor.get(format!("{page}{query}")).await.answers(200);
            assert_eq!(crate::support::wishes::titles(&answer), expected, "{query}");
            assert!(answer.statements() <= 6);
        }
    }
    let unclear = maya.get(format!("{page}?min=cheap&currency=EUR")).await.answers(200);
    assert!(unclear.one("#max_error").text().contains("digits"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_long_list_goes_on_though_wishes_are_added_meanwhile() {
    let world = World::new().await;
    let maya = world.maya().await;
    let names: Vec<String> = (100..190).map(|number| format!("Wish {number}")).collect();
    let (list, _) = list_of(&world, &maya, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for sort in ["place", "name", "newest", "wanted", "cheapest"] {
        let first = maya.get(format!("/wishlists/{list}?sort={sort}")).await.answers(200);
        maya.adds(list, "Interloper").await.answers(303);
        let more = first.one(".pagination a").attr("href").unwrap();
        let mut seen = crate::support::wishes::titles(&first);
        seen.extend(maya.titles(&more).await);
        seen.retain(|title| title.starts_with("Wish "));
        seen.sort();
        assert_eq!(seen, names, "{sort}: each once, none left out");
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_fragment_is_the_card_as_the_page_shows_it() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let (list, items) = list_of(&world, &maya, &["Teapot"]).await;
    let form = maya.get(format!("/wishlists/{list}/edit")).await;
    form.submit("main form.form", &[("visibility", "public")]).await.answers(303);
    for visitor in [&maya, &omar, &world.guest()] {
        let page = visitor.get(format!("/wishlists/{list}")).await.answers(200);
        let card = page.one(&format!("#item_{}", items[0]));
        let fragment = visitor.get(card.attr("data-fragment").unwrap()).await.answers(200);
        assert_eq!(fragment.one(&format!("#item_{}", items[0])).html(), card.html());
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn nobody_changes_somebody_elses_wish() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (_, items) = list_of(&world, &maya, &["Teapot"]).await;
    let mine = omar.starts_list("Omar’s", &[]).await.to_string();
    let path = format!("/items/{}", items[0]);
    assert!(omar.sees(&path).await);
    let before = world.item_row(items[0]).await;
    omar.get(format!("{path}/edit")).await.answers(404);
    for act in
        ["", "/delete", "/restore", "/move", "/wishlist", "/copies", "/received", "/wish-again", "/thanked"]
    {
        let fields = [
            ("name", "Mine"),
            ("to", "up"),
            ("wishlist_id", mine.as_str()),
            ("priority", "1"),
            ("quantity", "1"),
        ];
        omar.post(format!("{path}{act}"), &fields).await.answers(404);
    }
    assert_eq!(world.item_row(items[0]).await, before);
    let maya_list = maya.starts_list("Other", &[]).await;
    let taken = [("wishlist_id", mine.as_str())];
    maya.post(format!("{path}/wishlist"), &taken).await.answers(404);
    maya.post(format!("{path}/wishlist"), &[("wishlist_id", &maya_list.to_string())]).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_is_removed_is_swept_up_in_the_end_and_not_before() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, items) = list_of(&world, &maya, &["Teapot", "Book"]).await;
    maya.post(format!("/items/{}/delete", items[0]), &[]).await.answers(303);
    let long_ago = Moment(Moment::now().0 - 1_000_000_000);
    assert_eq!(wishare::models::items::removing::sweep(&world.db, long_ago).await.unwrap(), 0);
    assert_eq!(wishare::models::items::removing::sweep(&world.db, Moment::now()).await.unwrap(), 1);
    assert_eq!(names(&world, list).await, ["Book"]);
    maya.post(format!("/items/{}/restore", items[0]), &[]).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_claim_follows_its_wish_to_another_list_and_she_sees_nothing_of_it() {
    let world = World::new().await;
    let (maya, omar, noor) = (world.maya().await, world.omar().await, world.person("Noor").await);
    world.befriend(&maya, &omar).await;
    world.befriend(&maya, &noor).await;
    let (list, items) = list_of(&world, &maya, &["Teapot"]).await;
    let (garden, row) = (maya.starts_list("Garden", &[]).await, world.list_row(list).await);
    let gifter = omar.gifter(&row).await;
    world.item_row(items[0]).await.claim(&world.db, &gifter, Wanted::default()).await.unwrap();
    assert!(noor.get(format!("/wishlists/{list}")).await.has("Taken"));
    maya.post(format!("/items/{}/wishlist", items[0]), &[("wishlist_id", &garden.to_string())])
        .await
        .answers(303);
    for path in [format!("/wishlists/{garden}"), format!("/items/{}/fragment", items[0])] {
        assert!(noor.get(&path).await.answers(200).has("Taken"));
        assert!(!maya.get(&path).await.answers(200).has("Taken"));
    }
    world.perform_jobs().await;
}
