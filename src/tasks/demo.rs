//! Fills Wishare with the people of every example. Once they are there, running it again changes nothing.
use loco_rs::prelude::*;

use crate::models::demo::{self, PASSWORD};

pub struct Demo;

#[async_trait]
impl Task for Demo {
    fn task(&self) -> TaskInfo {
        TaskInfo {
            name: "demo".into(),
            detail: "Fill in Maya, Omar, Stella and Ada with lists, wishes and claims".into(),
        }
    }

    #[expect(clippy::print_stdout, reason = "the person at the terminal wants to know how to sign in")]
    async fn run(&self, ctx: &AppContext, _: &task::Vars) -> Result<()> {
        if demo::fill(ctx).await? {
            println!("Maya, Omar, Stella and Ada have moved in.");
        } else {
            println!("Maya and her friends live here already.");
        }
        println!("Sign in as maya@example.com (or omar, stella, ada) with the password: {PASSWORD}");
        Ok(())
    }
}
