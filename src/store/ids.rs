//! Choices in the settings as their ids. An id that this version does not know, from a later
//! version or a slip of the hand, is the default, so that the other settings are kept.

/// For a choice that always has a value.
pub mod one {
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S, T>(choice: &T, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        T: Copy + Into<&'static str>,
    {
        serializer.serialize_str((*choice).into())
    }

    pub fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: Default + FromStr,
    {
        let id = String::deserialize(deserializer)?;
        Ok(id.parse().unwrap_or_default())
    }
}

/// For a choice that may be left open.
pub mod optional {
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub fn serialize<S, T>(choice: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: Serializer,
        T: Copy + Into<&'static str>,
    {
        choice.map(Into::into).serialize(serializer)
    }

    pub fn deserialize<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        D: Deserializer<'de>,
        T: FromStr,
    {
        let id = Option::<String>::deserialize(deserializer)?;
        Ok(id.and_then(|id| id.parse().ok()))
    }
}
