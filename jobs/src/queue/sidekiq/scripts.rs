//! Every step that touches several keys is a script, so it happens entirely or not at all. The scripts name their keys
//! themselves: like Sidekiq, this wants one Redis, not a cluster.
use std::sync::LazyLock;

use redis::{Cmd, Pipeline, Script, cmd};

macro_rules! scripts {
    ($($name:ident = $($file:literal)+;)*) => {
        $(pub(super) static $name: LazyLock<Script> =
            LazyLock::new(|| Script::new(concat!($(include_str!(concat!("scripts/", $file)), "\n"),+)));)*

        static SOURCES: &[&str] = &[$(concat!($(include_str!(concat!("scripts/", $file)), "\n"),+)),*];
    };
}

scripts! {
    BEAT = "beat.lua";
    FINISH = "finish.lua";
    LEAVE = "hand_back.lua" "leave.lua";
    MINE = "mine.lua";
    PROMOTE = "promote.lua";
    PUSH = "enqueue.lua" "push.lua";
    REAP = "hand_back.lua" "reap.lua";
    TAKE = "take.lua";
    TICK = "enqueue.lua" "tick.lua";
    UNLOCK = "unlock.lua";
}

pub(super) fn call(script: &Script) -> Cmd {
    let mut call = cmd("EVALSHA");
    call.arg(script.get_hash()).arg(0);
    call
}

/// Sent first on every new connection: Redis forgets scripts when it restarts, and a restart ends all connections.
pub(super) fn load_all() -> Pipeline {
    let mut pipe = redis::pipe();
    for source in SOURCES {
        pipe.cmd("SCRIPT").arg("LOAD").arg(*source).ignore();
    }
    pipe
}
