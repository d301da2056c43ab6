//! A shop on this machine: a good page, a wall, a page that is gone, a server in trouble, and a picture.
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use tiny_skia::{Color, Pixmap};
use tokio::{net::TcpListener, time::sleep};

use super::{Setup, World};

#[derive(Clone)]
pub struct Shop {
    pub port: u16,
    visits: Arc<AtomicUsize>,
}

impl Shop {
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let shop = Self { port: listener.local_addr().unwrap().port(), visits: Arc::default() };
        let routes = Router::new()
            .route("/tea", get(tea))
            .route("/slow", get(slow))
            .route("/plain", get(plain))
            .route("/odd/{name}", get(odd))
            .route("/wall", get(wall))
            .route("/down", get(|| async { (StatusCode::INTERNAL_SERVER_ERROR, "Oops") }))
            .route("/gallery/{name}", get(gallery))
            .route("/banner.png", get(|| picture([40, 90, 160])))
            .route("/shots/{name}", get(shot))
            .route("/tea.png", get(|| picture([160, 40, 60])))
            .with_state(shop.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        shop
    }

    /// The address of a page of this shop.
    pub fn page(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// How often somebody looked at one of its product pages.
    pub fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }

    pub fn is_vouched_for(&self, setup: &mut Setup) {
        setup.settings.fetch.allow_hosts = vec![format!("127.0.0.1:{}", self.port)];
    }
}

impl World {
    /// A world, and a shop its links may lead to.
    pub async fn with_shop() -> (Self, Shop) {
        let shop = Shop::open().await;
        (Self::with(|setup| shop.is_vouched_for(setup)).await, shop)
    }
}

async fn tea(State(shop): State<Shop>) -> Response {
    shop.visits.fetch_add(1, Ordering::SeqCst);
    let product = r#"{"@context":"https://schema.org","@type":"Product","name":"Iron teapot","image":"/tea.png",
        "offers":{"@type":"Offer","price":"39.50","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}"#;
    Html(format!(
        "<!doctype html><html lang='en'><head><title>Iron teapot - Kettle</title>\
         <script type='application/ld+json'>{product}</script></head>\
         <body><h1>Iron teapot</h1><p>€39.50</p><button>Add to basket</button></body></html>"
    ))
    .into_response()
}

async fn slow(shop: State<Shop>) -> Response {
    sleep(Duration::from_millis(400)).await;
    tea(shop).await
}

async fn plain(State(shop): State<Shop>) -> Response {
    shop.visits.fetch_add(1, Ordering::SeqCst);
    Html("<!doctype html><html lang='en'><head><title>Wool scarf</title></head><body><h1>Wool scarf</h1><p>Soft.</p></body></html>")
        .into_response()
}

/// A shop whose markup says less than its pages show.
async fn odd(State(shop): State<Shop>, Path(name): Path<String>) -> Response {
    shop.visits.fetch_add(1, Ordering::SeqCst);
    let price = if name == "bowl" { "24 90" } else { "17 50" };
    Html(format!(
        "<!doctype html><html lang='en'><head><title>Odd shop</title></head><body><h1>Welcome, dear guest</h1>\
         <div class='thing'><span class='thing-name'>The {name}</span><b class='thing-cost'>EUR {price}</b></div>\
         </body></html>",
        price = price.replace(' ', ",")
    ))
    .into_response()
}

async fn wall() -> Response {
    let page = "<!doctype html><title>Just a moment...</title><script>window._cf_chl_opt={}</script>\
        <script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script><p>Checking your browser</p>";
    (StatusCode::FORBIDDEN, [("cf-mitigated", "challenge")], Html(page)).into_response()
}

/// A shop without data for machines, whose banner looks more like the thing than the thing does.
async fn gallery(State(shop): State<Shop>, Path(name): Path<String>) -> Response {
    shop.visits.fetch_add(1, Ordering::SeqCst);
    Html(format!(
        "<!doctype html><html lang='en'><head><title>The {name}</title></head><body><h1>The {name}</h1>\
         <img class='product-hero' src='/banner.png' alt='The {name}' width='900' height='300'>\
         <div class='thing'><img class='shot' src='/shots/{name}.png'><b class='price'>EUR 24.90</b></div>\
         <button>Add to basket</button></body></html>"
    ))
    .into_response()
}

async fn shot(Path(name): Path<String>) -> Response {
    picture([name.len() as u8, 120, 60]).await
}

async fn picture([red, green, blue]: [u8; 3]) -> Response {
    let mut drawn = Pixmap::new(640, 480).unwrap();
    drawn.fill(Color::from_rgba8(red, green, blue, 255));
    ([(header::CONTENT_TYPE, "image/png")], drawn.encode_png().unwrap()).into_response()
}
