//! An alert that turned, told in the log, by mail and to a webhook. Each way goes on its own: one that fails keeps
//! neither of the others from hearing.
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use loco_rs::{app::AppContext, prelude::BackgroundWorker};
use serde::Serialize;

use super::{Rule, rules::Bad};
use crate::{
    app::settings,
    mailers,
    models::{Moment, alerts::Turn},
    views::Locale,
    workers::webhook_delivery::{WebhookArgs, WebhookDeliveryJob},
};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notice {
    pub alert: &'static str,
    /// `firing` or `resolved`.
    pub state: &'static str,
    /// Rounded to thousandths; nothing when there was nothing to see any more.
    pub value: Option<f64>,
    pub threshold: f64,
    /// `above` or `below` is bad.
    pub bad: &'static str,
    pub at: String,
    /// The whole of it as a sentence, under the name that chat systems show.
    pub text: String,
}

impl Notice {
    pub fn new(rule: &Rule, turn: Turn, value: Option<f64>, now: Moment) -> Self {
        let value = value.map(|value| (value * 1000.0).round() / 1000.0);
        let state = match turn {
            Turn::Fires => "firing",
            Turn::Resolves => "resolved",
        };
        let mut notice = Self {
            alert: rule.name,
            state,
            value,
            threshold: rule.threshold,
            bad: if rule.bad == Bad::Above { "above" } else { "below" },
            at: now.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            text: String::new(),
        };
        notice.text = format!("{}: {}", notice.subject(), notice.figures());
        notice
    }

    /// What operators read; the language is the house's, for nobody in particular is spoken to.
    pub fn subject(&self) -> String {
        let topic = Locale::default().text(&format!("alerts.{}", self.alert));
        Locale::default().text_naming(&format!("alerts.{}", self.state), &topic)
    }

    pub fn figures(&self) -> String {
        let words = Locale::default();
        let value = self.value.map_or_else(|| words.text("alerts.nothing"), |value| value.to_string());
        let unit = words.text(&format!("alerts.{}_unit", self.alert));
        let values = [("value", value), ("threshold", self.threshold.to_string()), ("unit", unit)];
        let values = values.map(|(name, value)| (name.into(), FluentValue::from(value)));
        words.text_with(&format!("alerts.figures_{}", self.bad), &HashMap::from(values))
    }

    pub async fn tell(&self, ctx: &AppContext) {
        self.log();
        let alerts = settings(ctx).alerts.clone();
        if !alerts.mail.is_empty()
            && let Err(error) = mailers::alerts::tell(ctx, &alerts.mail, self).await
        {
            tracing::error!(%error, "the alert could not be written as a letter");
        }
        if !alerts.webhook.is_empty()
            && let Err(error) = WebhookDeliveryJob::perform_later(ctx, WebhookArgs::new(self)).await
        {
            tracing::error!(%error, "the alert could not be sent to the webhook");
        }
    }

    fn log(&self) {
        let Self { alert, value, threshold, .. } = self;
        if self.state == "firing" {
            tracing::error!(alert, value, threshold, "an alert fires");
        } else {
            tracing::info!(alert, value, threshold, "an alert is resolved");
        }
    }
}
