//! Jobs: enqueue, run, retry, and never lose one.
