//! The dashboard's one statement, the same text on SQLite and PostgreSQL. Every part is answered from an index alone
//! (`migration/src/m20261120_000006_wishlists.rs`) and stops at its limit. `wishlists/visible.rs` says the same as a
//! condition; a test holds the two together.
use std::sync::LazyLock;

use super::Reach;

pub const OWN: i32 = 0;
pub const FRIENDS: i32 = 1;
pub const PUBLIC: i32 = 2;
pub const UPCOMING: i32 = 3;
pub const CROWD: i32 = 4;
pub const SESSION: i32 = 5;
pub const UNREAD: i32 = 6;
pub const PROMISED: i32 = 7;

/// Only what she gives says more than a version: a few rows, and nobody else's page has them.
const NOTHING: &str = "NULL, NULL, NULL";
const STILL_TO_GIVE: &str = "released_at IS NULL AND state <> 'given' AND orphaned IS NULL";

/// $1 who, $2 today, $3 the last day that is coming up, $4 to $7 how many of each, $8 her session, $9 now, $10 how many of her gifts.
pub fn text(reach: Reach) -> &'static str {
    match reach {
        Reach::Near => &NEAR,
        Reach::Far => &FAR,
    }
}

static NEAR: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH theirs AS MATERIALIZED ({LISTS_OF_FRIENDS}), of_friends AS (
    SELECT id, updated_at, event_date FROM theirs ORDER BY updated_at DESC, id DESC LIMIT $5
), coming AS (
    SELECT id, updated_at, event_date FROM theirs WHERE event_date BETWEEN $2 AND $3 ORDER BY event_date, id LIMIT $7
), {}",
        common("(SELECT COUNT(*) FROM theirs), 0, NULL")
    )
});

static FAR: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH of_friends AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE {SHARED}
        ORDER BY updated_at DESC, id DESC LIMIT {FARTHEST}) newest
    WHERE EXISTS (SELECT 1 FROM connections WHERE {PAIR} AND state = 'accepted') LIMIT $5
), coming AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE {SHARED} AND event_date BETWEEN $2 AND $3
        ORDER BY event_date, id LIMIT {FARTHEST}) soonest
    WHERE EXISTS (SELECT 1 FROM connections WHERE {PAIR} AND state = 'accepted') LIMIT $7
), {}",
        common("0, 0, NULL")
    )
});

/// The walk ends here also when it has not found enough; then the nearer way is taken.
const FARTHEST: u32 = 4000;
const OPEN: &str = "deleted_at IS NULL AND archived_at IS NULL";
const SHARED: &str = "visibility <> 'private' AND deleted_at IS NULL AND archived_at IS NULL";
/// The one row of her and whose list it is.
const PAIR: &str = "low_id = CASE WHEN user_id < $1 THEN user_id ELSE $1 END \
                    AND high_id = CASE WHEN user_id < $1 THEN $1 ELSE user_id END";
/// Two indexed look-ups, never an OR.
const LISTS_OF_FRIENDS: &str = "
    SELECT w.id, w.updated_at, w.event_date FROM connections c JOIN wishlists w ON w.user_id = c.high_id
    WHERE c.low_id = $1 AND c.state = 'accepted' AND w.visibility <> 'private'
      AND w.deleted_at IS NULL AND w.archived_at IS NULL
    UNION ALL
    SELECT w.id, w.updated_at, w.event_date FROM connections c JOIN wishlists w ON w.user_id = c.low_id
    WHERE c.high_id = $1 AND c.state = 'accepted' AND w.visibility <> 'private'
      AND w.deleted_at IS NULL AND w.archived_at IS NULL
";
/// Among the newest only: whoever is friends with everybody must not read through everybody's lists to find that out.
const NEWEST: u32 = 400;

fn common(crowd: &str) -> String {
    format!(
        "own AS (
    SELECT id, updated_at, event_date FROM wishlists WHERE user_id = $1 AND {OPEN}
    ORDER BY updated_at DESC, id DESC LIMIT $4
), of_everybody AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE visibility = 'public' AND {OPEN}
        ORDER BY updated_at DESC, id DESC LIMIT {NEWEST}) newest
    WHERE user_id <> $1 AND NOT EXISTS (
        SELECT 1 FROM connections WHERE {PAIR} AND state IN ('accepted', 'blocked')) LIMIT $6
), promised AS (
    SELECT id, quantity, snapshot_event_date, snapshot_name, snapshot_recipient, recipient_id
    FROM claims WHERE giver_id = $1 AND {STILL_TO_GIVE}
    ORDER BY snapshot_event_date IS NULL, snapshot_event_date, id LIMIT $10
)
SELECT {PROMISED} AS section, id, quantity AS version, snapshot_event_date AS event_date,
       snapshot_name AS title, snapshot_recipient AS name, recipient_id AS user_id FROM promised
UNION ALL SELECT {OWN}, id, updated_at, event_date, {NOTHING} FROM own
UNION ALL SELECT {FRIENDS}, id, updated_at, event_date, {NOTHING} FROM of_friends
UNION ALL SELECT {PUBLIC}, id, updated_at, event_date, {NOTHING} FROM of_everybody
UNION ALL SELECT {UPCOMING}, id, updated_at, event_date, {NOTHING} FROM coming
UNION ALL SELECT {CROWD}, {crowd}, {NOTHING}
UNION ALL SELECT {SESSION}, sessions.id, users.updated_at, NULL, {NOTHING}
    FROM sessions JOIN users ON users.id = user_id WHERE sessions.id = $8 AND user_id = $1 AND expires_at > $9
UNION ALL SELECT {UNREAD}, COUNT(*), 0, NULL, {NOTHING} FROM notifications WHERE user_id = $1 AND read_at IS NULL"
    )
}
