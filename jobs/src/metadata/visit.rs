//! A visit to a shop: fetch the page, read it, and see a wall for what it is.
use super::fetch::{Ask, Fetcher, Page, Refusal};
use super::{Metadata, Outcome, Recipe, pictures, read_with, walls};
use tokio::task::spawn_blocking;
use url::Url;

/// A page that answered 200 and was a wall is asked once more, as a browser would.
pub async fn visit(fetcher: &Fetcher, url: &Url, ask: &Ask, recipes: &[Recipe]) -> Result<Metadata, Refusal> {
    let first = look(fetcher, url, ask, recipes).await?;
    if first.outcome != Outcome::Blocked || ask.as_browser {
        return Ok(first);
    }
    let again = Ask { as_browser: true, ..ask.clone() };
    look(fetcher, url, &again, recipes).await
}

async fn look(fetcher: &Fetcher, url: &Url, ask: &Ask, recipes: &[Recipe]) -> Result<Metadata, Refusal> {
    match fetcher.page(url, ask).await {
        Ok(page) if is_marked(&page) => Ok(Metadata::blocked()),
        Ok(page) => Ok(read_page(page, recipes.to_vec()).await),
        Err(Refusal::Status(page)) if is_wall(&page) => Ok(Metadata::blocked()),
        Err(refusal) => Err(refusal),
    }
}

/// A page that came. Milliseconds of computation, so not on the threads that wait for others.
pub async fn read_page(page: Page, recipes: Vec<Recipe>) -> Metadata {
    let read = move || read_with(&page.body, page.content_type(), &page.url, &recipes);
    spawn_blocking(read).await.unwrap_or_else(|_| Metadata::failed())
}

/// For a person to choose from.
pub async fn pictures_on(page: Page) -> Vec<Url> {
    let look = move || pictures(&page.body, page.content_type(), &page.url);
    spawn_blocking(look).await.unwrap_or_default()
}

/// Some walls say so in their headers alone.
fn is_marked(page: &Page) -> bool {
    page.headers.contains_key("cf-mitigated") || page.headers.contains_key("x-datadome-captcha")
}

fn is_wall(page: &Page) -> bool {
    let turned_away = matches!(page.status.as_u16(), 401 | 403 | 405 | 406 | 451);
    turned_away
        || is_marked(page)
        || walls::is_wall(&super::charset::decode(&page.body, page.content_type()), &page.url)
}
