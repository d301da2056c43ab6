//! Loco's Tera engine with our functions. One instance serves the whole process: parsing every template costs more
//! than rendering thousands of pages.
use std::{
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
    time::Instant,
};

use loco_rs::controller::views::{ViewRenderer, engine::TeraView};
use serde::Serialize;

use super::{Locale, assets::Assets, functions};
use crate::{Result, monitoring::statements};

static SHARED: OnceLock<Views> = OnceLock::new();
static BUILDING: Mutex<()> = Mutex::new(());

#[derive(Clone)]
pub struct Views {
    tera: TeraView,
    pub assets: Assets,
}

impl Views {
    pub fn shared() -> loco_rs::Result<Self> {
        let _one_at_a_time = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = SHARED.get() {
            return Ok(views.clone());
        }
        let views = Self::build()?;
        Ok(SHARED.get_or_init(|| views).clone())
    }

    /// Rendering never waits, so the reader's locale rides along on this thread for as long as it takes.
    pub fn render<S: Serialize>(&self, locale: &Locale, template: &str, view: &S) -> Result<String> {
        measured(|| Ok(locale.during(|| self.tera.render(template, view))?))
    }

    pub fn component<S: Serialize>(&self, locale: &Locale, name: &str, view: &S) -> Result<String> {
        measured(|| Ok(locale.during(|| self.tera.render_component(name, view, None))?))
    }

    fn build() -> loco_rs::Result<Self> {
        let assets = Assets::load(Path::new("assets/static"))?;
        let for_templates = assets.clone();
        let tera = TeraView::build_with_post_process(move |tera| {
            functions::register(tera, &for_templates);
            Ok(())
        })?;
        Ok(Self { tera, assets })
    }
}

fn measured<T>(render: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let rendered = render();
    statements::rendered(started.elapsed());
    rendered
}
