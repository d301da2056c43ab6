//! Static files.
use crate::support::{Answer, World};

#[tokio::test]
async fn what_a_page_names_is_there_and_may_be_kept_for_ever() {
    let world = World::new().await;
    for (path, kind) in named_by_the_first_page(&world).await {
        let answer = world.guest().get(&path).await.answers(200);
        assert!(answer.header("content-type").unwrap().starts_with(kind), "{path}");
        assert!(!answer.body.is_empty());
        let caching = if path.starts_with("/assets/") {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=300"
        };
        assert_eq!(answer.header("cache-control"), Some(caching), "{path}");
    }
}

#[tokio::test]
async fn a_file_is_not_sent_twice() {
    let world = World::new().await;
    let guest = world.guest();
    let path = stylesheet(&world).await;
    let tag = guest.get(&path).await.etag().to_string();
    assert!(tag.starts_with('"') && tag.ends_with('"'));
    for known in [tag.clone(), format!("W/{tag}"), format!("\"another\", {tag}"), "*".to_string()] {
        let answer = guest.with_header("if-none-match", &known).get(&path).await.answers(304);
        assert!(answer.body.is_empty());
        assert_eq!(answer.etag(), tag);
    }
    guest.with_header("if-none-match", "\"another\"").get(&path).await.answers(200);
}

#[tokio::test]
async fn a_browser_gets_the_smallest_variant_it_takes() {
    let world = World::new().await;
    let path = stylesheet(&world).await;
    let takes = async |codings: &str| {
        let answer = world.guest().with_header("accept-encoding", codings).get(&path).await.answers(200);
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        (answer.header("content-encoding").unwrap_or("none").to_string(), answer.body.len())
    };
    let (plain, gzip, br) =
        (takes("").await, takes("gzip, deflate").await, takes("gzip, deflate, br, zstd").await);
    assert_eq!([plain.0.as_str(), gzip.0.as_str(), br.0.as_str()], ["none", "gzip", "br"]);
    assert!(br.1 < gzip.1 && gzip.1 < plain.1 / 2, "{} {} {}", br.1, gzip.1, plain.1);
    assert_eq!(takes("br;q=0, gzip").await.0, "gzip", "q=0 means no");
    assert_eq!(takes("identity").await.0, "none");
}

#[tokio::test]
async fn the_variants_are_the_same_file() {
    use std::io::Read;

    let world = World::new().await;
    let path = stylesheet(&world).await;
    let plain = world.guest().get(&path).await.body;
    let packed =
        async |coding: &str| world.guest().with_header("accept-encoding", coding).get(&path).await.body;
    let (mut gunzipped, mut unbrotlied) = (Vec::new(), Vec::new());
    flate2::read::GzDecoder::new(&packed("gzip").await[..]).read_to_end(&mut gunzipped).unwrap();
    brotli::Decompressor::new(&packed("br").await[..], 4096).read_to_end(&mut unbrotlied).unwrap();
    assert_eq!(gunzipped, plain);
    assert_eq!(unbrotlied, plain);
}

#[tokio::test]
async fn a_name_changes_with_its_content_so_an_unknown_one_is_not_there() {
    let world = World::new().await;
    let path = stylesheet(&world).await;
    let (stem, _) = path.rsplit_once('-').unwrap();
    for missing in [
        "/assets/css/app.css",
        "/assets/",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/css/order.txt",
        &format!("{stem}-AAAAAAAAAAAA.css"),
    ] {
        let page = world.guest().get(missing).await.answers(404);
        assert_ne!(page.header("cache-control"), Some("public, max-age=31536000, immutable"), "{missing}");
    }
}

#[tokio::test]
async fn files_cost_no_statement_even_for_the_signed_in() {
    let world = World::new().await;
    let maya = world.maya().await;
    assert_eq!(maya.get(&stylesheet(&world).await).await.statements(), 0);
    assert_eq!(maya.get("/about").await.statements(), 1);
    assert_eq!(world.guest().get("/about").await.statements(), 0);
}

#[tokio::test]
async fn a_file_can_be_asked_about() {
    let world = World::new().await;
    let path = stylesheet(&world).await;
    let answer = world.guest().head(&path).await.answers(200);
    assert!(answer.body.is_empty());
    assert_eq!(
        answer.header("content-length").unwrap(),
        world.guest().get(&path).await.body.len().to_string()
    );
}

#[tokio::test]
async fn the_installed_app_finds_its_icons() {
    let world = World::new().await;
    let manifest = world.guest().get("/manifest.webmanifest").await.answers(200);
    assert_eq!(manifest.header("content-type"), Some("application/manifest+json"));
    let icons = manifest.json()["icons"].as_array().unwrap().clone();
    assert!(icons.len() >= 2);
    for icon in icons {
        world.guest().get(icon["src"].as_str().unwrap()).await.answers(200);
    }
    world.guest().get("/favicon.ico").await.answers(200);
    let worker = world.guest().get("/sw.js").await.answers(200);
    assert!(worker.header("content-type").unwrap().starts_with("text/javascript"));
}

async fn named_by_the_first_page(world: &World) -> Vec<(String, &'static str)> {
    let page = world.guest().get("/").await;
    let mut named = Vec::new();
    for (css, attribute, kind) in [
        ("link[rel=stylesheet]", "href", "text/css"),
        ("link[rel=icon]", "href", "image/"),
        ("link[rel=apple-touch-icon]", "href", "image/png"),
        ("link[rel=manifest]", "href", "application/manifest+json"),
        ("script[src]", "src", "text/javascript"),
        ("img", "src", "image/"),
        ("svg use", "href", "image/svg+xml"),
    ] {
        let found = page.select(css);
        assert!(!found.is_empty(), "the first page has {css}");
        named.extend(found.iter().map(|element| (without_fragment(&element.attr(attribute).unwrap()), kind)));
    }
    named
}

fn without_fragment(path: &str) -> String {
    path.split('#').next().unwrap().to_string()
}

async fn stylesheet(world: &World) -> String {
    let page: Answer = world.guest().get("/").await;
    page.one("link[rel=stylesheet]").attr("href").unwrap()
}
