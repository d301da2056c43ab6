//! The schema, one file per change.
