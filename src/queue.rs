//! Loco's queue over ours (`jobs::queue`).
