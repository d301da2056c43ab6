use loco_rs::{mailer::EmailSender, prelude::BackgroundWorker};
use sea_orm::EntityTrait;
use wishare::{
    models::letters::{self, Letter},
    workers::letter_delivery::{LetterArgs, LetterDeliveryJob},
};

use crate::support::World;

#[tokio::test]
async fn a_letter_goes_out_once_however_often_its_job_runs() {
    let world = World::new().await;
    let mut ctx = world.ctx.clone();
    ctx.mailer = Some(EmailSender::stub());
    let letter = a_letter().write(&world.db, &ctx).await.unwrap();
    assert_eq!(letter.state, "pending");
    for _ in 0..2 {
        LetterDeliveryJob::build(&ctx).perform(LetterArgs { letter_id: letter.id }).await.unwrap();
    }
    assert_eq!(ctx.mailer.unwrap().deliveries().count, 1);
    let sent = letters::Entity::find_by_id(letter.id).one(&world.db).await.unwrap().unwrap();
    assert!(sent.state == "sent" && sent.sent_at.is_some());
}

#[tokio::test]
async fn without_a_mail_server_a_letter_is_held_and_not_lost() {
    let world = World::new().await;
    let letter = a_letter().write(&world.db, &world.ctx).await.unwrap();
    LetterDeliveryJob::build(&world.ctx).perform(LetterArgs { letter_id: letter.id }).await.unwrap();
    assert_eq!(letters::held(&world.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_letter_that_is_gone_is_a_job_well_done() {
    let world = World::new().await;
    LetterDeliveryJob::build(&world.ctx).perform(LetterArgs { letter_id: 404 }).await.unwrap();
}

fn a_letter() -> Letter {
    Letter {
        recipient: "maya@example.com".into(),
        subject: "Hello".into(),
        text: "Hello Maya".into(),
        html: "<p>Hello Maya</p>".into(),
        sealed: false,
    }
}
