//! The dashboard's one statement, the same text on SQLite and PostgreSQL. Every part is answered from an index alone
//! (`migration/src/m20261120_000006_wishlists.rs`) and stops at its limit. `wishlists/visible.rs` says the same as a
//! condition; a test holds the two together.
use std::sync::LazyLock;

use super::{FRIENDS, OWN, PROMISED, PUBLIC, Reach, UPCOMING};

// One more of each than is shown tells whether there is more.
const OWN_AND_ONE: usize = OWN + 1;
const FRIENDS_AND_ONE: usize = FRIENDS + 1;
const PUBLIC_AND_ONE: usize = PUBLIC + 1;
const UPCOMING_AND_ONE: usize = UPCOMING + 1;
const PROMISED_AND_ONE: usize = PROMISED + 1;

/// Between the parts of a gift, and between gifts: their names are people's own words.
pub const PART: &str = "\u{1f}";
pub const GIFT: &str = "\u{1e}";

/// A list by its version, as a word. Everything comes in one row of words: a row costs more on its way from a database
/// than what is in it.
const LISTS: &str = "string_agg(CAST(id AS TEXT) || ' ' || CAST(updated_at AS TEXT) || ' ' || \
                     COALESCE(CAST(event_date AS TEXT), ''), ',')";
const GIFTS: &str = "string_agg(CAST(id AS TEXT) || $6 || CAST(quantity AS TEXT) || $6 || \
                     COALESCE(CAST(snapshot_event_date AS TEXT), '') || $6 || \
                     COALESCE(CAST(recipient_id AS TEXT), '') || $6 || \
                     REPLACE(REPLACE(snapshot_recipient, $6, ''), $7, '') || $6 || \
                     REPLACE(REPLACE(snapshot_name, $6, ''), $7, ''), $7)";
const STILL_TO_GIVE: &str = "released_at IS NULL AND state <> 'given' AND orphaned IS NULL";

/// $1 who, $2 today, $3 the last day that is coming up, $4 her session, $5 now, $6 `PART`, $7 `GIFT`. How many of each is
/// written out: SQLite would plan anew for each number it is given.
pub fn text(reach: Reach) -> &'static str {
    match reach {
        Reach::Near => &NEAR,
        Reach::Far => &FAR,
    }
}

static NEAR: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH theirs AS MATERIALIZED ({LISTS_OF_FRIENDS}), of_friends AS (
    SELECT id, updated_at, event_date FROM theirs ORDER BY updated_at DESC, id DESC LIMIT {FRIENDS_AND_ONE}
), coming AS (
    SELECT id, updated_at, event_date FROM theirs WHERE event_date BETWEEN $2 AND $3 ORDER BY event_date, id LIMIT {UPCOMING_AND_ONE}
), {}",
        common("(SELECT COUNT(*) FROM theirs)")
    )
});

static FAR: LazyLock<String> = LazyLock::new(|| {
    format!(
        "WITH of_friends AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE {SHARED}
        ORDER BY updated_at DESC, id DESC LIMIT {FARTHEST}) newest
    WHERE EXISTS (SELECT 1 FROM connections WHERE {PAIR} AND state = 'accepted') LIMIT {FRIENDS_AND_ONE}
), coming AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE {SHARED} AND event_date BETWEEN $2 AND $3
        ORDER BY event_date, id LIMIT {FARTHEST}) soonest
    WHERE EXISTS (SELECT 1 FROM connections WHERE {PAIR} AND state = 'accepted') LIMIT {UPCOMING_AND_ONE}
), {}",
        common("CAST(0 AS BIGINT)")
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
    ORDER BY updated_at DESC, id DESC LIMIT {OWN_AND_ONE}
), of_everybody AS (
    SELECT id, updated_at, event_date FROM (
        SELECT id, updated_at, event_date, user_id FROM wishlists WHERE visibility = 'public' AND {OPEN}
        ORDER BY updated_at DESC, id DESC LIMIT {NEWEST}) newest
    WHERE user_id <> $1 AND NOT EXISTS (
        SELECT 1 FROM connections WHERE {PAIR} AND state IN ('accepted', 'blocked')) LIMIT {PUBLIC_AND_ONE}
), promised AS (
    SELECT id, quantity, snapshot_event_date, snapshot_name, snapshot_recipient, recipient_id
    FROM claims WHERE giver_id = $1 AND {STILL_TO_GIVE}
    ORDER BY snapshot_event_date IS NULL, snapshot_event_date, id LIMIT {PROMISED_AND_ONE}
)
SELECT (SELECT {LISTS} FROM own) AS own,
    (SELECT {LISTS} FROM of_friends) AS of_friends,
    (SELECT {LISTS} FROM of_everybody) AS of_everybody,
    (SELECT {LISTS} FROM coming) AS coming,
    (SELECT {GIFTS} FROM promised) AS promised,
    {crowd} AS crowd,
    (SELECT users.updated_at FROM sessions JOIN users ON users.id = user_id
     WHERE sessions.id = $4 AND user_id = $1 AND expires_at > $5) AS person_version,
    (SELECT COUNT(*) FROM notifications WHERE user_id = $1 AND read_at IS NULL) AS unread"
    )
}
