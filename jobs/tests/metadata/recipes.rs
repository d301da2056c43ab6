//! One correction teaches the shop's other pages.
use crate::stage::{ADDRESS, html};
use jobs::metadata::{Field, Metadata, Recipe, Source, learn, pictures, read_with};
use url::Url;

fn pot(name: &str, price: &str, number: u32) -> String {
    html(&format!(
        "<div id='item_{number}' class='css-9x{number}'><p class='caption'>{name}</p><div class='figures'><b class='asked'>{price}</b><i>{number} left</i></div>\
         <img class='shot' src='/pots/{number}.jpg'></div>"
    ))
}

fn learned(field: Field, right: &str) -> Recipe {
    learn(pot("Blue teapot", "24.50", 17).as_bytes(), None, &Url::parse(ADDRESS).unwrap(), field, right)
        .unwrap()
}

fn read(html: &str, recipes: &[Recipe]) -> Metadata {
    read_with(html.as_bytes(), None, &Url::parse(ADDRESS).unwrap(), recipes)
}

#[test]
fn a_corrected_price_is_found_on_the_next_page() {
    let other = pot("Green cup", "7.20", 4_711);
    assert_eq!(read(&other, &[]).price, None);
    let taught = read(&other, &[learned(Field::Price, "24.5")]);
    assert_eq!(taught.price.as_deref(), Some("7.2"));
    assert_eq!(taught.sources["price"], Source::Recipe);
}

#[test]
fn a_corrected_title_and_picture_are_found_too() {
    let recipes = [
        learned(Field::Title, "Blue teapot"),
        learned(Field::Image, "https://www.leafandkettle.com/pots/17.jpg"),
    ];
    let taught = read(&pot("Green cup", "7.20", 4_711), &recipes);
    assert_eq!(taught.title.as_deref(), Some("Green cup"));
    assert_eq!(taught.image.as_deref(), Some("https://www.leafandkettle.com/pots/4711.jpg"));
}

#[test]
fn a_recipe_has_no_names_that_change_from_page_to_page() {
    let recipe = learned(Field::Price, "24.50");
    assert!(!recipe.selector.contains(|c: char| c.is_ascii_digit()), "{}", recipe.selector);
}

#[test]
fn the_shops_own_data_is_believed_more() {
    let data = r#"<script type="application/ld+json">{"@type":"Product","name":"Green cup","offers":{"price":9,"priceCurrency":"EUR"}}</script>"#;
    let taught =
        read(&format!("{}{data}", pot("Green cup", "7.20", 4_711)), &[learned(Field::Price, "24.5")]);
    assert_eq!((taught.price.as_deref(), taught.sources["price"]), (Some("9"), Source::JsonLd));
}

#[test]
fn a_taught_picture_comes_before_a_card_that_stands_nowhere_on_the_page() {
    let recipes = [learned(Field::Image, "https://www.leafandkettle.com/pots/17.jpg")];
    let card = format!("<meta property='og:image' content='/today.jpg'>{}", pot("Green cup", "7.20", 18));
    assert_eq!(read(&card, &[]).image.as_deref(), Some("https://www.leafandkettle.com/today.jpg"));
    assert_eq!(read(&card, &recipes).image.as_deref(), Some("https://www.leafandkettle.com/pots/18.jpg"));
    let shown = card.replace("<p class='caption'>", "<img src='/large/today.jpg'><p class='caption'>");
    assert_eq!(read(&shown, &recipes).image.as_deref(), Some("https://www.leafandkettle.com/today.jpg"));
}

#[test]
fn what_stands_nowhere_cannot_be_learned() {
    let html = pot("Blue teapot", "24.50", 17);
    assert_eq!(learn(html.as_bytes(), None, &Url::parse(ADDRESS).unwrap(), Field::Price, "99"), None);
}

#[test]
fn a_recipe_survives_being_stored() {
    let recipe = learned(Field::Price, "24.5");
    let stored = serde_json::to_string(&recipe).unwrap();
    assert_eq!(serde_json::from_str::<Recipe>(&stored).unwrap(), recipe);
}

#[test]
fn a_recipe_that_is_no_selector_says_nothing() {
    let broken = Recipe { field: Field::Price, selector: "][".to_owned(), attribute: None };
    assert_eq!(read(&pot("Green cup", "7.20", 4), &[broken]).price, None);
}

#[test]
fn a_picture_is_learned_where_it_stands_in_several_sizes_or_waits_to_be_seen() {
    let far = "x".repeat(400); // addresses are longer than what else one reads
    for shot in ["srcset='/{n}-s.jpg 300w, /{n}-{far}.jpg 900w'", "src='data:,' data-src='/{n}-{far}.jpg'"] {
        let page = |number: &str| {
            let shot = shot.replace("{n}", number).replace("{far}", &far);
            html(&format!("<h1>Pot {number}</h1><img class='shot' {shot}>"))
        };
        let address = |number: &str| format!("https://www.leafandkettle.com/{number}-{far}.jpg");
        let url = Url::parse(ADDRESS).unwrap();
        let recipe = learn(page("7").as_bytes(), None, &url, Field::Image, &address("7")).expect(shot);
        assert_eq!(read(&page("8"), &[recipe]).image, Some(address("8")));
    }
}

#[test]
fn every_picture_of_the_thing_is_offered_the_likeliest_first_and_each_once() {
    let page = html(
        "<meta property='og:image' content='/pots/front.jpg'><h1>Blue teapot</h1><img src='/logo.png'>\
         <div class='gallery'><img src='/pots/front.jpg'><img src='/pots/side.jpg' alt='Blue teapot'></div>\
         <footer><img src='/shop-front.jpg'></footer>",
    );
    let found = pictures(page.as_bytes(), None, &Url::parse(ADDRESS).unwrap());
    let paths: Vec<&str> = found.iter().map(Url::path).collect();
    assert_eq!(paths, ["/pots/front.jpg", "/pots/side.jpg", "/shop-front.jpg"]);
    let wall = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script><img src='/a.jpg'>";
    assert!(pictures(wall.as_bytes(), None, &Url::parse(ADDRESS).unwrap()).is_empty());
}
