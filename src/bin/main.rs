//! The one binary: web, worker, scheduler, tasks and generators.

fn main() {}
