//! Why a publication is not taken. Whatever was taken before stays in use.

/// Why a publication, or the place of one, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The place is neither a folder nor an address with https.
    NoPlace,
    /// The address begins with `http:`, so that anybody on the way could read along.
    NotHttps,
    /// The server leads to an address without https.
    RedirectToHttp,
    /// The server leads from one address to the next without end.
    TooManyRedirects,
    /// The folder or the server cannot be reached. The reason is the key of a message.
    Unreachable(&'static str),
    /// The server answers with this status.
    Status(u16),
    /// The server's certificate is not trusted on this machine.
    Certificate,
    /// Nothing is published there.
    Nothing,
    /// The answer took too long.
    TooSlow,
    /// A file has more bytes than it may have.
    TooLarge { file: String },
    /// A file is missing or too short: it is still being copied, or copying failed.
    Incomplete { file: String },
    /// A file cannot be read as what it should be.
    Unreadable { file: String },
    /// The publication was made by a later version of the program.
    Newer,
    /// It was signed with another key than the one that is trusted.
    OtherKey,
    /// A file has other contents than those that were signed.
    Changed { file: String },
    /// Files of two publications are mixed.
    Mixed { file: String },
    /// An older publication than one that was there before.
    Older { serial: u64, have: u64 },
    /// The last day for which it was published is over.
    PastDate { until: String },
    /// The registry in it has errors. The text names the first.
    Unusable { problem: String },
    /// It could not be kept on this machine. The reason is the key of a message.
    NotKept(&'static str),
    /// Another of these programs is looking at the same place.
    Busy,
}

impl Refused {
    /// Returns the key of the message that says so.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NoPlace => "refused-no-place",
            Self::NotHttps => "refused-not-https",
            Self::RedirectToHttp => "refused-redirect-to-http",
            Self::TooManyRedirects => "refused-too-many-redirects",
            Self::Unreachable(reason) | Self::NotKept(reason) => reason,
            Self::Status(_) => "refused-status",
            Self::Certificate => "refused-certificate",
            Self::Nothing => "refused-nothing",
            Self::TooSlow => "refused-too-slow",
            Self::TooLarge { .. } => "refused-too-large",
            Self::Incomplete { .. } => "refused-incomplete",
            Self::Unreadable { .. } => "refused-unreadable",
            Self::Newer => "refused-newer",
            Self::OtherKey => "refused-other-key",
            Self::Changed { .. } => "refused-changed",
            Self::Mixed { .. } => "refused-mixed",
            Self::Older { .. } => "refused-older",
            Self::PastDate { .. } => "refused-past-date",
            Self::Unusable { .. } => "refused-unusable",
            Self::Busy => "refused-busy",
        }
    }

    /// Returns the values of that message.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Status(status) => vec![("status", status.to_string())],
            Self::TooLarge { file }
            | Self::Incomplete { file }
            | Self::Unreadable { file }
            | Self::Changed { file }
            | Self::Mixed { file } => vec![("file", file.clone())],
            Self::Older { serial, have } => {
                vec![("serial", serial.to_string()), ("have", have.to_string())]
            }
            Self::PastDate { until } => vec![("until", until.clone())],
            Self::Unusable { problem } => vec![("problem", problem.clone())],
            _ => Vec::new(),
        }
    }

    /// Returns whether it may simply be tried again later: nothing points to a forgery or a mistake.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Unreachable(_)
                | Self::Status(_)
                | Self::TooSlow
                | Self::Incomplete { .. }
                | Self::Busy
        )
    }
}
