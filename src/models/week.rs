//! What friends and one's own people did within a week, in one statement. Counted anew four times an hour, for
//! everybody at the same minutes, so that all processes share an answer.
use fluent_templates::LanguageIdentifier;
use loco_rs::{app::AppContext, bgworker::BackgroundWorker};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde::{Deserialize, Serialize};

use super::{Audience, Moment};
use crate::{
    Error, Result, app,
    views::fragments::{Fragments, Key},
    workers::activity_stats_refresh::{ActivityStatsRefreshJob, RefreshArgs},
};

const MINUTES: i64 = 15;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult, Serialize, Deserialize)]
pub struct Week {
    /// By friends, as far as they show it.
    pub lists: i64,
    pub wishes: i64,
    /// How many friends these are from.
    pub people: i64,
    pub own_lists: i64,
    pub own_wishes: i64,
}

impl Week {
    /// Of this quarter of an hour.
    pub async fn of(ctx: &AppContext, fragments: &Fragments, user_id: i64) -> Result<Self> {
        let kept = fragments.fetch(key(user_id), || counted(ctx, user_id)).await?;
        serde_json::from_str(&kept).map_err(Error::internal)
    }

    /// Counted again, for whoever asks next.
    pub async fn refresh(ctx: &AppContext, user_id: i64) -> Result<()> {
        let counted = counted(ctx, user_id).await?;
        app::fragments(ctx).put(key(user_id), counted);
        Ok(())
    }

    /// Their friends are others than before.
    pub async fn refresh_later(ctx: &AppContext, user_ids: [i64; 2]) {
        for user_id in user_ids {
            let enqueued = ActivityStatsRefreshJob::perform_later(ctx, RefreshArgs { user_id }).await;
            if let Err(err) = enqueued {
                tracing::warn!(error = %err, user.id = user_id, "the week's figures stay as they are until the quarter ends");
            }
        }
    }

    pub async fn count(db: &impl ConnectionTrait, user_id: i64) -> Result<Self> {
        let values = [user_id.into(), Moment::in_days(-7).0.into()];
        let statement = Statement::from_sql_and_values(db.get_database_backend(), COUNTS, values);
        Ok(Self::find_by_statement(statement).one(db).await?.unwrap_or_default())
    }
}

/// Figures, in no language.
fn key(user_id: i64) -> Key {
    let quarter = Moment::now().0 / (MINUTES * 60_000_000);
    Key::new("week", &LanguageIdentifier::default(), user_id, Moment(quarter), Audience::Owner)
}

async fn counted(ctx: &AppContext, user_id: i64) -> Result<String> {
    let week = Week::count(&ctx.db, user_id).await?;
    serde_json::to_string(&week).map_err(Error::internal)
}

const COUNTS: &str = "
WITH people(id) AS (
    SELECT $1
    UNION ALL SELECT high_id FROM connections WHERE low_id = $1 AND state = 'accepted'
    UNION ALL SELECT low_id FROM connections WHERE high_id = $1 AND state = 'accepted'
), told AS (
    SELECT a.actor_id, a.verb, CASE WHEN a.actor_id = $1 THEN 1 ELSE 0 END AS own
    FROM people JOIN activities a ON a.actor_id = people.id AND a.created_at > $2
    JOIN wishlists w ON w.id = a.wishlist_id
    LEFT JOIN items i ON i.id = a.item_id
    WHERE w.deleted_at IS NULL AND w.archived_at IS NULL AND (a.actor_id = $1 OR w.visibility <> 'private')
      AND (a.item_id IS NULL OR i.deleted_at IS NULL AND (a.actor_id = $1 OR NOT i.private))
)
SELECT COALESCE(SUM(CASE WHEN own = 0 AND verb = 'list_created' THEN 1 ELSE 0 END), 0) AS lists,
       COALESCE(SUM(CASE WHEN own = 0 AND verb = 'wish_added' THEN 1 ELSE 0 END), 0) AS wishes,
       COUNT(DISTINCT CASE WHEN own = 0 AND verb IN ('list_created', 'wish_added') THEN actor_id END) AS people,
       COALESCE(SUM(CASE WHEN own = 1 AND verb = 'list_created' THEN 1 ELSE 0 END), 0) AS own_lists,
       COALESCE(SUM(CASE WHEN own = 1 AND verb = 'wish_added' THEN 1 ELSE 0 END), 0) AS own_wishes
FROM told";
