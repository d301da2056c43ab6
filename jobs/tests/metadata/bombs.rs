//! Pages made to cost. Twice the bytes may cost at most three times the work; what a parser does in the square of
//! its input would cost four times, and minutes at a megabyte.
use crate::stage::ADDRESS;
use jobs::metadata::read;
use std::time::{Duration, Instant};
use url::Url;

const BYTES: usize = 300_000;
/// Growth of a cost that is straight in the input is 2; this leaves room for a busy machine.
const MOST_GROWTH: f64 = 3.0;
/// Costs below this are all start and no growth; in the square, the bombs here cost seconds.
const FLOOR: Duration = Duration::from_millis(25);

#[test]
fn deep_nesting_costs_no_more_than_its_length() {
    for unit in [
        "<div>",
        "<ul><li>",
        "<b a=1>",
        "<table><tr><td>",
        "<p><b><i><font>",
        "<svg><g>",
        "<template>",
        "<select><option>",
    ] {
        grows_with_its_length(unit, |bytes| unit.repeat(bytes / unit.len()));
    }
}

#[test]
fn formatting_opened_again_in_every_paragraph_comes_to_an_end() {
    grows_with_its_length("formatting", |bytes| {
        let open = (0..400).map(|n| format!("<b a{n}=1>")).collect::<Vec<_>>().concat();
        open + &"<p>x".repeat(bytes / 4)
    });
}

#[test]
fn attributes_beyond_a_thousand_are_left_out() {
    grows_with_its_length("attributes", |bytes| {
        let attributes = (0..bytes / 8).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
        format!("<div{attributes}>")
    });
}

#[test]
fn numbers_without_end_are_no_numbers() {
    for unit in ["1 111 ", "1,", "€1 ", "9", "$ $ $1.", "1.000.000 "] {
        grows_with_its_length(unit, |bytes| format!("<p class=price>{}", unit.repeat(bytes / unit.len())));
    }
}

#[test]
fn json_without_end_comes_to_an_end() {
    for unit in ["[", "{\"a\":", "\"\\u", "/*", "{\"@type\":\"Product\",\"name\":\"x\",\"offers\":[", "\"  "]
    {
        grows_with_its_length(unit, |bytes| {
            format!("<script type=application/ld+json>{}</script>", unit.repeat(bytes / unit.len()))
        });
    }
}

#[test]
fn a_state_without_end_comes_to_an_end() {
    for unit in ["x={price:", "x=JSON.parse(\"", "= ", "self.__next_f.push([1,\""] {
        grows_with_its_length(unit, |bytes| {
            format!("<h1>Pot</h1><script>var price;{}</script>", unit.repeat(bytes / unit.len()))
        });
    }
}

#[test]
fn many_products_cost_no_more_than_their_number() {
    let product =
        r##"{"@type":"Product","@id":"#a","name":"Pot","description":{"@id":"#b"},"offers":{"@id":"#c"}},"##;
    grows_with_its_length("products", |bytes| {
        format!("<script type=application/ld+json>[{}]</script>", product.repeat(bytes / product.len()))
    });
    let item =
        "<div itemscope itemtype='https://schema.org/Product' itemprop=isRelatedTo><b itemprop=name>Pot</b>";
    grows_with_its_length("items", |bytes| item.repeat(bytes / item.len()));
}

#[test]
fn what_comes_after_the_bomb_is_lost_but_not_what_came_before() {
    let page = format!("<title>Blue teapot</title><h1>Blue teapot</h1>{}", "<div>".repeat(100_000));
    assert_eq!(
        read(page.as_bytes(), None, &Url::parse(ADDRESS).unwrap()).title.as_deref(),
        Some("Blue teapot")
    );
}

#[test]
fn a_thousand_attributes_do_not_hide_the_rest_of_the_page() {
    let attributes = (0..5_000).map(|n| format!(" a{n}='>'")).collect::<Vec<_>>().concat();
    let page = format!("<script>if (a <b && c > d) {{}}</script><div{attributes}></div><h1>Blue teapot</h1>");
    assert_eq!(
        read(page.as_bytes(), None, &Url::parse(ADDRESS).unwrap()).title.as_deref(),
        Some("Blue teapot")
    );
}

fn grows_with_its_length(name: &str, bomb: impl Fn(usize) -> String) {
    let (small, large) = (cost(&bomb(BYTES)), cost(&bomb(2 * BYTES)));
    let growth = large.as_secs_f64() / small.max(FLOOR).as_secs_f64();
    assert!(growth <= MOST_GROWTH, "{name}: {small:?} for {BYTES} bytes, {large:?} for twice as many");
}

/// The least of a few runs: what else the machine does only ever adds.
fn cost(page: &str) -> Duration {
    let url = Url::parse(ADDRESS).unwrap();
    let runs = (0..4).map(|_| {
        let start = time_on_processor();
        let _ = read(page.as_bytes(), None, &url);
        time_on_processor().saturating_sub(start)
    });
    runs.min().unwrap()
}

/// Of this thread alone where the system tells (Linux), so that neighbours do not count.
fn time_on_processor() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
