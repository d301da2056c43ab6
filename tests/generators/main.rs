//! The generators write code that compiles and passes, in a copy of the tree, through Loco's own commands.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[test]
fn one_of_each_is_generated_built_and_passes() {
    if env::var_os("WISHARE_TEST_EVERYTHING").is_none() {
        println!("skipped: needs bin/test, for it builds the tree once more");
        return;
    }
    let tree = Tree::copied();
    tree.wishare(&["generate", "worker", "price_check"]);
    tree.wishare(&["generate", "controller", "hints", "open"]);
    tree.wishare(&["generate", "migration", "think_of_something"]);
    tree.wishare(&["generate", "mailer", "greeting"]);
    tree.wishare(&["generate", "task", "polish"]);
    tree.wishare(&["generate", "scaffold", "plant", "name:string!", "height:int!", "bought:date!"]);
    tree.wishare(&["task", "scaffold", "noun:plant", "fields:name:string!,height:int!,bought:date!"]);
    tree.cargo(&["fmt"]);
    let kinds = ["--test", "models", "--test", "requests", "--test", "workers", "--test", "tasks"];
    let generated = ["price_check", "hints", "greeting", "polish", "plants"];
    let told = tree.cargo(&[&["test", "--workspace"][..], &kinds, &["--"], &generated].concat());
    for sentence in [
        "price_check::it_runs_once_and_a_missing_record_is_success ... ok",
        "hints::hints_are_for_the_signed_in ... ok",
        "greeting_letters::a_welcome_reaches_its_reader ... ok",
        "polish::polish_runs_and_may_run_again ... ok",
        "plants::the_entity_and_the_table_agree ... ok",
        "plants::plants_are_added_seen_and_removed_by_their_owner_alone ... ok",
        "plants::what_cannot_be_read_comes_back_with_a_word_beside_it ... ok",
    ] {
        assert!(told.contains(sentence), "{sentence:?} is not in:\n{told}");
    }
}

struct Tree(tempfile::TempDir);

impl Tree {
    /// What git would give a stranger, and what is written but not yet committed.
    fn copied() -> Self {
        let tree = Self(tempfile::tempdir().unwrap());
        let listed = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .output();
        let names = String::from_utf8(listed.unwrap().stdout).unwrap();
        for name in names.split_terminator('\0').filter(|name| Path::new(name).is_file()) {
            let target = tree.0.path().join(name);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(name, target).unwrap();
        }
        tree
    }

    fn wishare(&self, words: &[&str]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wishare"));
        // Loco would migrate and read the tables back with a tool of its own; our entities are written by the task.
        succeeded(self.within(command.args(words).env("SKIP_MIGRATION", "1")));
    }

    fn cargo(&self, words: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO"));
        let output = self.within(command.args(words));
        succeeded(output)
    }

    /// What is compiled already is used; what is built goes elsewhere, so that no other test finds a stranger's binary.
    fn within(&self, command: &mut Command) -> Output {
        let built = target_folder();
        let command = command.current_dir(self.0.path()).env("CARGO_BUILD_BUILD_DIR", built);
        command
            .env("CARGO_TARGET_DIR", self.0.path().join("target"))
            .env_remove("TEST_DATABASE_URL")
            .output()
            .unwrap()
    }
}

/// `target/debug/wishare` → `target`
fn target_folder() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_wishare")).ancestors().nth(2).unwrap().to_path_buf()
}

fn succeeded(output: Output) -> String {
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(output.status.success(), "{told}");
    told
}
