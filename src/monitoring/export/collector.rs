//! Loco's lines as ever, and beside them the spans that `telemetry` lets out.
use std::{io, sync::OnceLock};

use loco_rs::{Error, Result, app::AppContext, logger};
use telemetry::Telemetry;

use crate::{app::App, monitoring::trace};

static TELEMETRY: OnceLock<Telemetry> = OnceLock::new();

pub fn begin(ctx: &AppContext) -> Result<bool> {
    let found = Telemetry::from_environment(env!("CARGO_PKG_VERSION"));
    let Some(telemetry) = found.map_err(|err| Error::Message(format!("Traces cannot be sent: {err}.")))?
    else {
        return Ok(false);
    };
    let config = &ctx.config.logger;
    let lines = config.enable.then(|| logger::init_layer(io::stdout, &config.format, true));
    let filter = logger::init_env_filter::<App>(config.override_filter.as_ref(), &config.level);
    TELEMETRY.get_or_init(|| telemetry).listen(lines, filter);
    trace::spans_are_named_by(telemetry::traceparent);
    Ok(true)
}

pub async fn finish() {
    if let Some(telemetry) = TELEMETRY.get() {
        telemetry.finish().await;
    }
}
