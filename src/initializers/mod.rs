//! Set up once, before the app runs.
