//! Loco's Tera engine with our functions. One instance serves the whole process: parsing every template costs more
//! than rendering thousands of pages.
use std::{
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Instant,
};

#[cfg(not(carried))]
use loco_rs::controller::views::{ViewRenderer, engine::TeraView};
use serde::Serialize;

use super::{Locale, assets::Assets, functions, gaps::Drawn, kept::Kept};
use crate::{Result, monitoring::statements};

static SHARED: OnceLock<Views> = OnceLock::new();
static BUILDING: Mutex<()> = Mutex::new(());

#[derive(Clone)]
pub struct Views {
    tera: Templates,
    pub assets: Assets,
    kept: Kept,
}

impl Views {
    /// `keep` what was drawn, unless its templates are being worked on.
    pub fn shared(keep: bool) -> loco_rs::Result<Self> {
        let _one_at_a_time = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(views) = SHARED.get() {
            return Ok(views.clone());
        }
        let views = Self::build(keep)?;
        Ok(SHARED.get_or_init(|| views).clone())
    }

    /// Rendering never waits, so the reader's locale rides along on this thread for as long as it takes.
    pub fn render<S: Serialize>(&self, locale: &Locale, template: &str, view: &S) -> Result<String> {
        measured(|| Ok(locale.during(|| self.tera.render(template, view))?))
    }

    pub fn component<S: Serialize>(&self, locale: &Locale, name: &str, view: &S) -> Result<String> {
        measured(|| Ok(locale.during(|| self.tera.render_component(name, view, None))?))
    }

    /// A component drawn once for all who are told the same.
    pub fn part<S: Serialize>(&self, locale: &Locale, name: &str, told: &S) -> Result<Arc<Drawn>> {
        self.kept.drawn(locale, name, told, || self.component(locale, name, told))
    }

    /// The same where telling costs something: `told` says in words what it `shows`.
    pub fn part_of<T: Serialize>(
        &self,
        locale: &Locale,
        name: &str,
        shows: &impl Serialize,
        told: impl FnOnce() -> T,
    ) -> Result<Arc<Drawn>> {
        self.kept.drawn(locale, name, shows, || self.component(locale, name, &told()))
    }

    /// A page with gaps, drawn once for all that have its shape.
    pub fn drawn<S: Serialize>(&self, locale: &Locale, template: &str, view: &S) -> Result<Arc<Drawn>> {
        self.kept.drawn(locale, template, view, || self.render(locale, template, view))
    }

    fn build(keep: bool) -> loco_rs::Result<Self> {
        let assets = Assets::load("assets/static")?;
        Ok(Self { tera: templates(&assets)?, assets, kept: Kept::new(keep) })
    }
}

/// Loco's, which reads a changed file anew.
#[cfg(not(carried))]
type Templates = TeraView;

#[cfg(not(carried))]
fn templates(assets: &Assets) -> loco_rs::Result<Templates> {
    let assets = assets.clone();
    TeraView::build_with_post_process(move |tera| {
        functions::register(tera, &assets);
        Ok(())
    })
}

#[cfg(carried)]
pub use carried::{Templates, templates};

/// The same from what a release carries; Loco's knows only folders.
#[cfg(carried)]
mod carried {
    use std::sync::Arc;

    use serde::Serialize;
    use tera::{Context, Tera};

    use super::{Assets, functions};
    use crate::carried;

    #[derive(Clone)]
    pub struct Templates(Arc<Tera>);

    pub fn templates(assets: &Assets) -> loco_rs::Result<Templates> {
        let mut tera = Tera::default();
        functions::register(&mut tera, assets);
        let files = carried::files_below("assets/views")?;
        let texts = files.iter().filter(|(name, _)| name.ends_with(".html"));
        tera.add_raw_templates(texts.map(|(name, bytes)| (name.as_str(), String::from_utf8_lossy(bytes))))?;
        Ok(Templates(Arc::new(tera)))
    }

    impl Templates {
        pub fn render<S: Serialize>(&self, template: &str, view: &S) -> loco_rs::Result<String> {
            Ok(self.0.render(template, &Context::from_serialize(view)?)?)
        }

        pub fn render_component<S: Serialize>(
            &self,
            name: &str,
            view: &S,
            body: Option<&str>,
        ) -> loco_rs::Result<String> {
            Ok(self.0.render_component(name, &Context::from_serialize(view)?, body, true)?)
        }
    }
}

fn measured<T>(render: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let rendered = render();
    statements::rendered(started.elapsed());
    rendered
}
