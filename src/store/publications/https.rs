//! Files over https. The certificates are those that the system trusts, the proxy is that of the
//! environment or of Windows. Nothing but the request goes out.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};
use url::Url;

use super::place::{Got, Tag, limited};
use crate::publish::{LATEST, Refused};

/// The longest time to connect.
const MAX_CONNECT: Duration = Duration::from_secs(15);

/// How often a server may lead to another address.
const MAX_REDIRECTS: u32 = 5;

/// Connections that are used again for the next file.
#[derive(Debug)]
pub(super) struct Connection(Agent);

impl Default for Connection {
    fn default() -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        let config = Agent::config_builder()
            .https_only(true)
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(MAX_REDIRECTS)
            .timeout_connect(Some(MAX_CONNECT))
            // Nothing about the machine.
            .user_agent("trongklum")
            .build();
        Self(config.new_agent())
    }
}

impl Connection {
    /// Fetches the file at `path` below `base`, unless it is still the one called `known`.
    pub fn get(
        &self,
        base: &Url,
        path: &str,
        limit: u64,
        known: Option<&Tag>,
        left: Duration,
    ) -> Result<Got, Refused> {
        let until = Instant::now() + left;
        let mut request = self.0.get(address(base, path)?.as_str());
        if path == LATEST {
            request = request.header("Cache-Control", "no-cache");
        }
        if let Some(etag) = known.and_then(|tag| tag.etag.as_deref()) {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = known.and_then(|tag| tag.modified.as_deref()) {
            request = request.header("If-Modified-Since", modified);
        }
        let request = request.config().timeout_global(Some(left)).build();
        let mut response = request.call().map_err(|error| refused(&error, path))?;
        match response.status().as_u16() {
            200 => {}
            304 if known.is_some() => return Ok(Got::Same),
            404 | 410 if path == LATEST => return Err(Refused::Nothing),
            404 | 410 => return Err(incomplete(path)),
            status => return Err(Refused::Status(status)),
        }
        let length = response.body().content_length();
        if length.is_some_and(|length| length > limit) {
            return Err(Refused::TooLarge {
                file: path.to_owned(),
            });
        }
        let tag = tag(&response);
        let mut body = response.body_mut().as_reader();
        let failed = |error: io::Error| refused(&Error::from(error), path);
        let bytes = limited(&mut body, path, limit, until, failed)?;
        Ok(Got::New { bytes, tag })
    }
}

/// Returns the address of the file at `path`, whatever characters its name has.
fn address(base: &Url, path: &str) -> Result<Url, Refused> {
    let mut url = base.clone();
    let mut parts = url.path_segments_mut().map_err(|()| Refused::NoPlace)?;
    parts.pop_if_empty().extend(path.split('/'));
    drop(parts);
    Ok(url)
}

fn tag(response: &Response<Body>) -> Option<Tag> {
    let header = |name: &str| {
        let value = response.headers().get(name)?.to_str().ok()?;
        // A value that is no value would be sent back with each look.
        (value.len() <= 200).then(|| value.to_owned())
    };
    let tag = Tag {
        etag: header("etag"),
        modified: header("last-modified"),
    };
    (tag != Tag::default()).then_some(tag)
}

fn incomplete(path: &str) -> Refused {
    Refused::Incomplete {
        file: path.to_owned(),
    }
}

/// Returns why a request failed.
fn refused(error: &Error, path: &str) -> Refused {
    match error {
        Error::RequireHttpsOnly(_) => Refused::RedirectToHttp,
        Error::TooManyRedirects => Refused::TooManyRedirects,
        Error::Timeout(_) => Refused::TooSlow,
        Error::HostNotFound => Refused::Unreachable("refused-host-not-found"),
        Error::Rustls(rustls::Error::InvalidCertificate(_)) => Refused::Certificate,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => {
            Refused::Unreachable("refused-proxy")
        }
        Error::Io(error) => of_io(error, path),
        Error::LargeResponseHeader(..) => Refused::TooLarge {
            file: path.to_owned(),
        },
        _ => Refused::Unreachable("refused-unreachable"),
    }
}

fn of_io(error: &io::Error, path: &str) -> Refused {
    let inner = error.get_ref();
    if let Some(inner) = inner.and_then(|inner| inner.downcast_ref::<Error>()) {
        return refused(inner, path);
    }
    let tls = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
    if matches!(tls, Some(rustls::Error::InvalidCertificate(_))) {
        return Refused::Certificate;
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Refused::TooSlow,
        io::ErrorKind::UnexpectedEof
        | io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => incomplete(path),
        _ => Refused::Unreachable("refused-unreachable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_and_stay_below_the_place() {
        let base = Url::parse("https://a.example/x").unwrap();
        for (path, url) in [
            ("latest.json", "https://a.example/x/latest.json"),
            ("2/ก #?.ron", "https://a.example/x/2/%E0%B8%81%20%23%3F.ron"),
        ] {
            assert_eq!(address(&base, path).unwrap().as_str(), url);
        }
        let root = Url::parse("https://a.example/").unwrap();
        let latest = address(&root, LATEST).unwrap();
        assert_eq!(latest.as_str(), "https://a.example/latest.json");
    }
}
