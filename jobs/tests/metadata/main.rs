//! Reading shop pages: what the page says, what a person sees, and what neither of them means. The pages are
//! written here, in the manner of shops, for people who want tea.
#![allow(clippy::unwrap_used, reason = "a page that cannot be set up fails its test")]
mod bombs;
mod broken;
mod charset;
mod lists;
mod microdata;
mod pictures;
mod platforms;
mod price_texts;
mod prices;
mod recipes;
mod stage;
mod states;
mod stock;
mod structured;
mod titles;
mod visits;
mod walls;
