//! One fetch from the pasted link to where its redirects end. The guard is asked at every hop, because the
//! client's resolver never sees an address written as digits. Cookies live as long as the journey: some shops set
//! one and redirect to themselves until it comes back, and nobody's visit may colour the next person's.
use super::{Ask, Fetcher, Page, Refusal, body, errand, errand::Errand, manner::Manner, politeness::Turn};
use reqwest::{
    Response,
    cookie::{CookieStore, Jar},
    header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE},
};
use tokio::time::{Instant, timeout_at};
use url::Url;

const MOST_REDIRECTS: usize = 5;

pub(super) struct Journey<'a> {
    fetcher: &'a Fetcher,
    errand: Errand,
    ask: &'a Ask,
    manner: Manner,
    jar: Jar,
    deadline: Instant,
}

enum Step {
    Onward(Url),
    Arrived(Page),
}

impl<'a> Journey<'a> {
    pub(super) fn new(fetcher: &'a Fetcher, errand: Errand, ask: &'a Ask) -> Self {
        let deadline = Instant::now() + fetcher.limits.total;
        let manner = if ask.as_browser { Manner::Browser } else { Manner::Ourselves };
        Self { fetcher, errand, ask, manner, jar: Jar::default(), deadline }
    }

    /// With the time that is left, and none of the cookies.
    pub(super) fn start_over_as_a_browser(&mut self) {
        self.manner = Manner::Browser;
        self.jar = Jar::default();
    }

    pub(super) async fn follow(&mut self, start: &Url) -> Result<Page, Refusal> {
        let mut url = start.clone();
        for _ in 0..=MOST_REDIRECTS {
            match self.step(&url).await? {
                Step::Arrived(page) if page.status.is_success() => return Ok(page),
                Step::Arrived(page) => return Err(Refusal::Status(Box::new(page))),
                Step::Onward(next) => {
                    self.forget_secrets_between(&url, &next);
                    url = next;
                }
            }
        }
        Err(Refusal::Wandering)
    }

    async fn step(&mut self, url: &Url) -> Result<Step, Refusal> {
        self.fetcher.guard.url(url)?;
        let _turn = self.turn(url).await?;
        timeout_at(self.deadline, self.visit(url)).await.map_err(|_| Refusal::TooSlow)?
    }

    async fn turn(&mut self, url: &Url) -> Result<Turn, Refusal> {
        let waiting_since = Instant::now();
        let turn = self.fetcher.politeness.turn(url.host_str().unwrap_or_default()).await;
        self.deadline += waiting_since.elapsed();
        turn
    }

    async fn visit(&self, url: &Url) -> Result<Step, Refusal> {
        let response = self.fetcher.client.get(url.clone()).headers(self.headers(url)).send().await?;
        self.jar.set_cookies(&mut response.headers().get_all(SET_COOKIE).iter(), url);
        match onward(&response, url) {
            Some(next) => Ok(Step::Onward(next)),
            None => self.arrive(url, response).await.map(Step::Arrived),
        }
    }

    fn headers(&self, url: &Url) -> HeaderMap {
        let mut headers = self.manner.headers(&self.fetcher.identity, self.errand, self.ask);
        if let Some(cookies) = self.jar.cookies(url) {
            headers.insert(COOKIE, cookies);
        }
        headers
    }

    /// The body is read only when its label fits, so a film behind a link costs its headers.
    async fn arrive(&self, url: &Url, response: Response) -> Result<Page, Refusal> {
        let (status, headers) = (response.status(), response.headers().clone());
        let kind = errand::kind(&headers);
        let takes = self.errand.takes(kind.as_deref());
        if status.is_success() && !takes {
            return Err(Refusal::WrongKind(kind.unwrap_or_default()));
        }
        let body = if takes { body::read(response, self.fetcher.limits.bytes).await? } else { [][..].into() };
        if let Some(kind) = self.errand.disguised(&body) {
            return Err(Refusal::WrongKind(kind.into()));
        }
        Ok(Page { url: url.clone(), status, headers, body })
    }

    /// What was said over TLS is not repeated in the clear, even where the cookie itself would allow it.
    fn forget_secrets_between(&mut self, from: &Url, to: &Url) {
        if from.scheme() == "https" && to.scheme() == "http" {
            self.jar = Jar::default();
        }
    }
}

/// Where a redirect leads. One that leads nowhere readable is an answer like any other.
fn onward(response: &Response, from: &Url) -> Option<Url> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    from.join(std::str::from_utf8(location.as_bytes()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::fetch::Settings;

    #[test]
    fn what_was_said_over_tls_is_not_repeated_in_the_clear() {
        let fetcher = Fetcher::new(Settings::new("https://wishes.example".parse().unwrap())).unwrap();
        let ask = Ask::default();
        let [secure, clear]: [Url; 2] =
            ["https://shop.example/", "http://shop.example/"].map(|url| url.parse().unwrap());
        for (from, to, kept) in [
            (&secure, &secure, true),
            (&clear, &clear, true),
            (&clear, &secure, true),
            (&secure, &clear, false),
        ] {
            let mut journey = Journey::new(&fetcher, Errand::Page, &ask);
            journey.jar.add_cookie_str("stamp=7", from);
            journey.forget_secrets_between(from, to);
            assert_eq!(journey.headers(to).contains_key(COOKIE), kept, "{from} to {to}");
        }
    }
}
