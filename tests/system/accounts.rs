//! From the first visit to a forgotten password, as people live it.
use thirtyfour::Key;

use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn an_account_from_beginning_to_end_on_a_desktop() {
    an_account_from_beginning_to_end(Look::desktop()).await;
}

#[tokio::test]
async fn an_account_from_beginning_to_end_on_a_phone_at_night() {
    an_account_from_beginning_to_end(Look::phone().dark()).await;
}

#[tokio::test]
async fn an_account_from_beginning_to_end_without_scripts() {
    an_account_from_beginning_to_end(Look::desktop().without_scripts()).await;
}

#[tokio::test]
async fn an_account_from_beginning_to_end_on_a_phone_without_scripts() {
    an_account_from_beginning_to_end(Look::phone().without_scripts()).await;
}

async fn an_account_from_beginning_to_end(look: Look) {
    let world = World::served().await;
    let Some(maya) = Browser::open(&world, look).await else { return };
    signs_up(&maya).await;
    signs_out(&maya).await;
    signs_in(&maya).await;
    signs_out(&maya).await;
    forgets_her_password(&world, &maya).await;
    world.perform_jobs().await;
}

async fn signs_up(maya: &Browser) {
    maya.goes("/").await;
    maya.clicks("Sign up").await;
    maya.sees("Create your account").await;
    maya.types("Your name", "Maya").await;
    maya.types("E-mail address", "maya@example.com").await;
    maya.types("Password", "short").await;
    maya.keeps_picture("sign-up").await;
    maya.clicks("Sign up").await;
    maya.sees("Use at least 10 characters.").await;
    maya.types("Password", "a sentence nobody guesses").await;
    maya.clicks("Sign up").await;
    is_signed_in(maya).await;
}

async fn signs_out(maya: &Browser) {
    maya.clicks("Menu of Maya").await;
    maya.clicks("Sign out").await;
    maya.sees("You are signed out.").await;
}

async fn signs_in(maya: &Browser) {
    maya.goes("/sign-in").await;
    maya.types("E-mail address", "maya@example.com").await;
    maya.types("Password", "a wrong sentence").await;
    maya.clicks("Sign in").await;
    maya.sees("Address and password do not fit together.").await;
    maya.types("Password", "a sentence nobody guesses").await;
    maya.clicks("Sign in").await;
    is_signed_in(maya).await;
}

async fn forgets_her_password(world: &World, maya: &Browser) {
    maya.goes("/sign-in").await;
    maya.clicks("Forgot your password?").await;
    maya.types("E-mail address", "maya@example.com").await;
    maya.clicks("Send the link").await;
    maya.sees("If we know that address, a letter is on its way.").await;
    let letter = world.letter_number(2).await;
    maya.goes(&world.link_in(&letter)).await;
    maya.types("New password", "an even better sentence").await;
    maya.clicks("Save the password").await;
    is_signed_in(maya).await;
}

async fn is_signed_in(maya: &Browser) {
    maya.clicks("Menu of Maya").await;
    maya.sees("@maya").await;
    maya.goes("/").await;
}

#[tokio::test]
async fn nobody_needs_a_mouse() {
    let world = World::served().await;
    let Some(maya) = Browser::open(&world, Look::desktop()).await else { return };
    maya.goes("/").await;
    maya.presses(Key::Tab).await;
    assert_eq!(maya.focused().await, "Skip to content");
    maya.tabs_to("Sign up").await;
    maya.presses(Key::Enter).await;
    maya.sees("Create your account").await;
    for (label, typed) in
        [("Your name", "Maya"), ("E-mail", "maya@example.com"), ("Password", "a sentence nobody guesses")]
    {
        maya.tabs_to(label).await;
        maya.presses(typed).await;
    }
    maya.presses(Key::Enter).await;
    maya.sees("Home").await;
    maya.goes("/").await;
    maya.tabs_to("Menu of Maya").await;
    maya.presses(Key::Enter).await;
    maya.sees("@maya").await;
    maya.tabs_to("Sign out").await;
    maya.presses(Key::Enter).await;
    maya.sees("You are signed out.").await;
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_form_that_needs_another_look_leads_there() {
    let world = World::served().await;
    let Some(guest) = Browser::open(&world, Look::desktop()).await else { return };
    guest.goes("/sign-up").await;
    guest.types("E-mail address", "not an address").await;
    guest.clicks("Sign up").await;
    guest.sees("3 things need another look").await;
    let title = guest.page.title().await.unwrap();
    assert!(title.starts_with("Error:"), "{title}");
    guest.clicks("That does not look like an e-mail address.").await;
    guest.presses("x").await;
    assert_eq!(guest.focused().await, "E-mail address");
}
