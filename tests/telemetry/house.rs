//! The program with the feature compiled in, as an operator starts it: by the standard's variables alone.
use std::time::Duration;

use crate::{
    collector::Collector,
    program::{Place, Running},
};

fn place(collector: u16) -> Place {
    let place = Place::new().with("OTEL_EXPORTER_OTLP_ENDPOINT", &format!("http://127.0.0.1:{collector}"));
    place.with("OTEL_SERVICE_NAME", "the-house-on-the-hill")
}

/// Looked at once, and told to stop.
async fn is_visited(house: Running) -> (Duration, String) {
    let work = move || {
        assert!(house.gets("/about").starts_with("HTTP/1.1 200"));
        house.signal("TERM");
        let (status, took, said) = house.ends();
        assert!(status.success(), "{said}");
        (took, said)
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}

#[tokio::test]
async fn a_process_that_is_told_to_stop_sends_what_it_has_first() {
    let collector = Collector::open().await;
    is_visited(place(collector.port).starts()).await;
    let spans = collector.spans();
    let request = spans.iter().find(|one| one.name == "GET /about").unwrap_or_else(|| panic!("{spans:#?}"));
    assert_eq!(request.resource["service.name"], "the-house-on-the-hill");
    assert_eq!(request.told("http.response.status_code"), "200");
}

#[tokio::test]
async fn a_collector_that_is_away_holds_nobody_up_and_is_one_line() {
    // Nothing is sent before the end, so that all that is said of it comes after the house is up.
    let place = place(1).with("OTEL_BSP_SCHEDULE_DELAY", "600000");
    let (took, said) = is_visited(place.starts()).await;
    assert_eq!(said.matches("takes no traces").count(), 1, "{said}");
    assert!(said.contains("request"), "and its other lines are written as ever: {said}");
    assert!(took < Duration::from_secs(8), "{took:?}");
}
