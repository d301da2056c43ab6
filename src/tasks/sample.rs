//! `cargo loco task sample users:2000 [lists:5 wishes:10 friends:20 public:20]` fills in a crowd: lists of each person,
//! wishes on each list, friends of each person, and how many of a hundred lists are public.
use std::time::Instant;

use loco_rs::prelude::*;

use crate::models::sample::{DOMAIN, PASSWORD, Sample as Crowd};

pub struct Sample;

#[async_trait]
impl Task for Sample {
    fn task(&self) -> TaskInfo {
        let detail = "Fill in a crowd to measure with: users:2000 lists:5 wishes:10 friends:20 public:20";
        TaskInfo { name: "sample".into(), detail: detail.into() }
    }

    #[expect(clippy::print_stdout, reason = "the person at the terminal wants to know how to sign in")]
    async fn run(&self, ctx: &AppContext, words: &task::Vars) -> Result<()> {
        let crowd = asked_for(words)?;
        let started = Instant::now();
        if crowd.fill(ctx).await? {
            println!("{} people moved in within {:.1} s.", crowd.users, started.elapsed().as_secs_f64());
        } else {
            println!("The sample's people live here already.");
        }
        println!("Sign in as person1{DOMAIN} (or any other number) with the password: {PASSWORD}");
        Ok(())
    }
}

fn asked_for(words: &task::Vars) -> Result<Crowd> {
    let usual = Crowd::default();
    Ok(Crowd {
        users: number(words, "users", usual.users)?,
        lists: number(words, "lists", usual.lists)?,
        wishes: number(words, "wishes", usual.wishes)?,
        friends: number(words, "friends", usual.friends)?,
        public: number(words, "public", usual.public)?,
    })
}

fn number(words: &task::Vars, name: &str, usual: u64) -> Result<u64> {
    let Ok(word) = words.cli_arg(name) else { return Ok(usual) };
    word.parse().map_err(|_| Error::Message(format!("{name}:{word} is not a number")))
}
