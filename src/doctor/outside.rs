//! The world around: a mail server, and shops.
use std::time::Duration;

use jobs::metadata::fetch::{self, Ask, Fetcher};
use loco_rs::{
    config::{Config, SmtpMailer},
    doctor::Check,
};
use tokio::{io::AsyncReadExt, net::TcpStream, time::timeout};
use url::Url;

use super::findings::{note, well, wrong};

pub const PATIENCE: Duration = Duration::from_secs(5);
const A_SHOP: &str = "https://example.com/";

pub async fn mail(config: &Config) -> Check {
    let smtp = config.mailer.as_ref().and_then(|mailer| mailer.smtp.as_ref()).filter(|smtp| smtp.enable);
    let Some(smtp) = smtp else {
        return note(
            "There is no mail server; letters wait at /admin/letters".into(),
            "Set SMTP_HOST (and SMTP_PORT, SMTP_USER, SMTP_PASSWORD) to have them sent.",
        );
    };
    let place = format!("{}:{}", smtp.host, smtp.port);
    match timeout(PATIENCE, greeting(smtp)).await {
        Ok(Ok(true)) => well(format!("The mail server {place} answers")),
        Ok(Ok(false)) => {
            note(format!("{place} answers, but not as a mail server does"), "Is SMTP_PORT right?")
        }
        Ok(Err(err)) => away(&place, &err.to_string()),
        Err(_) => away(&place, "no answer within five seconds"),
    }
}

fn away(place: &str, why: &str) -> Check {
    wrong(
        format!("The mail server {place} cannot be reached: {why}"),
        "Are SMTP_HOST and SMTP_PORT right, and does the firewall let us out? Letters are kept and tried again.",
    )
}

/// With TLS from the first byte the server waits for us, so that it is there has to do.
async fn greeting(smtp: &SmtpMailer) -> std::io::Result<bool> {
    let mut line = TcpStream::connect((smtp.host.as_str(), smtp.port)).await?;
    if smtp.port == 465 {
        return Ok(true);
    }
    let mut said = [0; 3];
    line.read_exact(&mut said).await?;
    Ok(&said == b"220")
}

pub async fn fetching(here: &Url) -> Check {
    let mend = "Wishes keep their links, but no title, picture or price is read. Does a firewall or a missing DNS keep us \
                from going out, and are the system's certificates installed (ca-certificates)?";
    let fetcher = match Fetcher::new(fetch::Settings::new(here.clone())) {
        Ok(fetcher) => fetcher,
        Err(err) => return note(format!("Shops' pages cannot be read: {err}"), mend),
    };
    let Ok(shop) = A_SHOP.parse::<Url>() else { return well("no shop is known".into()) };
    match fetcher.page(&shop, &Ask::default()).await {
        Ok(_) => well("Shops' pages can be read".into()),
        Err(refusal) => note(format!("Shops' pages cannot be read: {A_SHOP} is {}", refusal.as_str()), mend),
    }
}
