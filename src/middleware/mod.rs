//! What every request passes on its way in and out. `stack` reads from the inside to the outside.
use std::sync::Arc;

use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
};
use loco_rs::{
    app::AppContext,
    controller::middleware::{MiddlewareLayer, MiddlewareStackExt, default_middleware_stack},
    environment::Environment,
};
use tower::layer::layer_fn;

pub mod draining;
pub mod error_pages;
pub mod measure;
pub mod origin;
pub mod rate_limits;
pub mod security_headers;
pub mod shared;
pub mod toolbar;
pub mod visit;

use shared::Shared;

pub fn stack(ctx: &AppContext) -> Vec<Box<dyn MiddlewareLayer>> {
    let mut stack = default_middleware_stack(ctx);
    // Shared: a layer is copied with each request, and so is all it holds.
    let ctx = &Arc::new(ctx.clone());
    stack
        .insert_before(
            "limit_payload",
            Ours::boxed("origin", ctx, |app, _| app.layer(from_fn(origin::check))),
        )
        .insert_after(
            "catch_panic",
            Ours::boxed("visit", ctx, |app, ctx| app.layer(from_fn_with_state(ctx.clone(), visit::begin))),
        )
        .insert_after(
            "catch_panic",
            Ours::boxed("error_pages", ctx, |app, _| app.layer(from_fn(error_pages::show))),
        )
        .insert_before(
            "request_id",
            Ours::boxed("measure", ctx, |app, ctx| {
                app.layer(from_fn_with_state(ctx.clone(), measure::measure))
            }),
        )
        .insert_before(
            "measure",
            Ours::boxed("security_headers", ctx, |app, ctx| {
                app.layer(from_fn_with_state(ctx.clone(), security_headers::add))
            }),
        )
        .delete("powered_by");
    if ctx.environment == Environment::Development {
        // Inside of the compression: afterwards there is no page to write under.
        stack.insert_before(
            "compression",
            Ours::boxed("toolbar", ctx, |app, ctx| app.layer(from_fn_with_state(ctx.clone(), toolbar::add))),
        );
    }
    stack
}

/// One of ours, in Loco's stack.
struct Ours {
    name: &'static str,
    ctx: Arc<AppContext>,
    apply: fn(Router<AppContext>, &Arc<AppContext>) -> Router<AppContext>,
}

impl Ours {
    fn boxed(
        name: &'static str,
        ctx: &Arc<AppContext>,
        apply: fn(Router<AppContext>, &Arc<AppContext>) -> Router<AppContext>,
    ) -> Box<dyn MiddlewareLayer> {
        Box::new(Self { name, ctx: ctx.clone(), apply })
    }
}

impl MiddlewareLayer for Ours {
    fn name(&self) -> &'static str {
        self.name
    }

    fn config(&self) -> serde_json::Result<serde_json::Value> {
        Ok(serde_json::Value::Null)
    }

    fn apply(&self, app: Router<AppContext>) -> loco_rs::Result<Router<AppContext>> {
        Ok((self.apply)(app.layer(layer_fn(Shared::around)), &self.ctx))
    }
}
