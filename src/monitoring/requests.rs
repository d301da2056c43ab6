//! Requests by route pattern: how many, how they ended, how long they took and what they asked of the database.
use std::{
    collections::BTreeMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use axum::http::Method;

use super::histogram::Histogram;

/// There are as many as the app has routes; this only bounds what nobody foresaw.
const MOST_ROUTES: usize = 500;
const OTHERS: &str = "OTHER -";

#[derive(Debug, Default)]
pub struct Requests {
    routes: RwLock<BTreeMap<String, Arc<Route>>>,
}

#[derive(Debug, Default)]
pub struct Route {
    pub latency: Histogram,
    /// Answers by the first digit of their status, 1 to 5.
    pub answers: [AtomicU64; 5],
    pub statements: AtomicU64,
}

impl Requests {
    /// `route` is "GET /items/{id}": a pattern, never a path.
    pub fn ended(&self, route: &str, status: u16, elapsed: Duration, statements: usize) {
        let route = self.route(route);
        route.latency.observe(elapsed);
        route.statements.fetch_add(statements as u64, Relaxed);
        let digit = usize::from(status / 100).clamp(1, 5);
        route.answers[digit - 1].fetch_add(1, Relaxed);
    }

    pub fn all(&self) -> Vec<(String, Arc<Route>)> {
        let routes = self.routes.read().unwrap_or_else(PoisonError::into_inner);
        routes.iter().map(|(name, route)| (name.clone(), route.clone())).collect()
    }

    fn route(&self, name: &str) -> Arc<Route> {
        if let Some(known) = self.routes.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return known.clone();
        }
        let mut routes = self.routes.write().unwrap_or_else(PoisonError::into_inner);
        let name = if routes.len() < MOST_ROUTES { name } else { OTHERS };
        routes.entry(name.into()).or_default().clone()
    }
}

impl Route {
    pub fn failed(&self) -> u64 {
        self.answers[4].load(Relaxed)
    }
}

/// Anybody may invent a method; a name for the figures is one of these.
pub fn known_method(method: &Method) -> &'static str {
    let known = [Method::GET, Method::POST, Method::HEAD, Method::PUT, Method::PATCH, Method::DELETE];
    let words = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE"];
    known.iter().position(|one| one == method).map_or("OTHER", |place| words[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invented_method_makes_no_new_name() {
        assert_eq!(known_method(&Method::PATCH), "PATCH");
        assert_eq!(known_method(&"BREW".parse().unwrap()), "OTHER");
    }

    #[test]
    fn there_are_never_more_names_than_fit() {
        let requests = Requests::default();
        for number in 0..MOST_ROUTES * 2 {
            requests.ended(&format!("GET /{number}"), 200, Duration::ZERO, 1);
        }
        let all = requests.all();
        assert_eq!(all.len(), MOST_ROUTES + 1);
        let others = &all.iter().find(|(name, _)| name == OTHERS).unwrap().1;
        assert_eq!(others.latency.read().count() as usize, MOST_ROUTES);
    }
}
