//! Reading a body without believing its size. What counts is what came out of the decompressor, chunk by chunk:
//! two gigabytes of zeros fit into two megabytes of gzip.
use super::Refusal;
use bytes::{Bytes, BytesMut};
use reqwest::Response;

pub(super) async fn read(mut response: Response, most: usize) -> Result<Bytes, Refusal> {
    if response.content_length().is_some_and(|length| length > most as u64) {
        return Err(Refusal::TooBig);
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > most {
            return Err(Refusal::TooBig);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}
