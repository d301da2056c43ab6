//! Every route the app has, so that a promise made for all of them is kept by the next one too; and routes of a
//! test's own behind the same middleware.
use axum::{Router, http::Method};
use loco_rs::{
    app::Hooks,
    boot::list_endpoints,
    controller::{AppRoutes, Routes},
};
use wishare::app::App;

use super::{Visitor, World};

impl World {
    /// Each route as the app declares it: `GET /items/{id}`.
    pub fn route_names(&self) -> Vec<String> {
        let routes = list_endpoints::<App>(&self.ctx).into_iter();
        let each = routes.flat_map(|route| {
            let uri =
                if route.uri.len() > 1 { route.uri.trim_end_matches('/').to_string() } else { route.uri };
            route.actions.into_iter().map(move |method| format!("{method} {uri}"))
        });
        each.collect()
    }

    /// Method and path of each route; parameters are filled with something that is nowhere.
    pub fn routes(&self) -> Vec<(Method, String)> {
        let routes = list_endpoints::<App>(&self.ctx).into_iter();
        let each = routes.flat_map(|route| {
            let path = filled(&route.uri);
            route.actions.into_iter().map(move |method| (method, path.clone()))
        });
        each.collect()
    }

    /// A guest who visits these routes instead of ours, behind our middleware.
    pub async fn guest_of(&self, routes: Routes) -> Visitor {
        let around = App::before_routes(&self.ctx).await.unwrap();
        let routes = AppRoutes::with_default_routes().add_route(routes);
        let router: Router = routes.to_router::<App>(self.ctx.clone(), around).unwrap();
        self.guest().at_router(router)
    }
}

/// `/wishlists/{id}/{*rest}` → `/wishlists/0/0`
fn filled(uri: &str) -> String {
    let parts = uri.split('/').map(|part| if part.starts_with('{') { "0" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
