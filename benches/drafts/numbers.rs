//! Made-up numbers, and the ways to write them.

/// Appends the check digit of a citizen number to its twelve digits.
fn with_check_digit(twelve: &str) -> String {
    let sum: u32 = twelve
        .chars()
        .zip((2..=13).rev())
        .filter_map(|(digit, weight)| Some(digit.to_digit(10)? * weight))
        .sum();
    format!("{twelve}{}", (11 - sum % 11) % 10)
}

/// Returns a citizen number of a district that does not exist.
pub fn citizen(index: usize) -> String {
    let district = 10 + index * 7 % 89;
    let book = 10_000 + index * 7_919 % 89_999;
    let page = index * 13 % 100;
    with_check_digit(&format!(
        "{}99{district:02}{book:05}{page:02}",
        1 + index % 8
    ))
}

/// Returns the number of a person without a registered status.
pub fn without_status(index: usize) -> String {
    with_check_digit(&format!(
        "099{:02}89{:05}",
        10 + index % 89,
        100 + index * 17
    ))
}

/// Returns the number of a foreign worker's card.
pub fn foreign_worker(index: usize) -> String {
    with_check_digit(&format!(
        "0099{:02}{:06}",
        10 + index % 89,
        1_234 + index * 917
    ))
}

/// Returns the tax number of a company or an office.
pub fn company(index: usize) -> String {
    let kind = ["0994000", "0105537", "0475560", "0993000"];
    let kind = kind.get(index % kind.len()).expect("a kind of company");
    with_check_digit(&format!("{kind}{:05}", 11_000 + index * 631 % 80_000))
}

/// Returns a telephone number in a block that holds made-up ones.
pub fn mobile(index: usize) -> String {
    let start = ["081", "089", "062", "095", "098", "064"];
    let start = start.get(index % start.len()).expect("a start");
    format!("{start}000{:04}", 1_000 + index * 271 % 9_000)
}

/// Returns an account number: some have twelve digits.
pub fn account(index: usize) -> String {
    let branch = ["412", "301", "983", "145", "020", "678"];
    let branch = branch.get(index % branch.len()).expect("a branch");
    let rest = 12_345 + index * 7_717 % 900_000;
    if index % 7 == 6 {
        return format!("020{branch}{rest:06}");
    }
    format!("{branch}{}{rest:06}", index % 3)
}

/// Returns a payment card's number with the right check digit.
pub fn card(index: usize) -> String {
    let issuer = ["400000", "510000", "356600", "411111"];
    let issuer = issuer.get(index % issuer.len()).expect("an issuer");
    let digits = format!("{issuer}{:09}", 1_234_567 + index * 87_131);
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 } else { digit })
        .map(|digit| digit / 10 + digit % 10)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// Returns a code of a house: district, number, check digit.
pub fn house(index: usize) -> String {
    format!(
        "99{:02}{:06}{}",
        1 + index % 20,
        123 + index * 311,
        index % 10
    )
}

/// Returns ten digits like a telephone number, for what is none.
pub fn ten(index: usize) -> String {
    format!("08{:08}", 12_345_678 + index * 7_919)
}

/// Returns thirteen digits like a citizen number, for what is none.
pub fn thirteen(index: usize) -> String {
    with_check_digit(&format!(
        "{}{:011}",
        1 + index % 8,
        57_070_012_345_usize + index * 104_729
    ))
}

/// Returns an office's telephone number as letters write it.
pub fn office(index: usize) -> String {
    let number = 1_000 + index * 37 % 9_000;
    match index % 4 {
        0 => format!("0 4271 {number}"),
        1 => format!("042-71{}-{:03}", index % 10, number % 1_000),
        2 => format!("04271{number}"),
        _ => format!("0-4271-{number}"),
    }
}

/// The groups in which the digits of a kind are written.
pub fn groups(made: &str) -> &'static [&'static [usize]] {
    match made {
        "citizen" => &[&[1, 4, 5, 2, 1]],
        "mobile" => &[&[3, 3, 4], &[2, 4, 4], &[3, 7]],
        "account" => &[&[3, 1, 5, 1]],
        "card" => &[&[4, 4, 4, 4]],
        "house" => &[&[4, 6, 1]],
        _ => &[],
    }
}

/// Writes digits in groups. What is left over forms the last one.
pub fn grouped(digits: &str, groups: &[usize], separator: &str) -> String {
    let mut written: Vec<String> = Vec::new();
    let mut rest: Vec<char> = digits.chars().collect();
    for size in groups {
        let tail = rest.split_off((*size).min(rest.len()));
        written.push(rest.iter().collect());
        rest = tail;
    }
    if let Some(last) = written.last_mut() {
        last.extend(rest);
    }
    written.retain(|group| !group.is_empty());
    written.join(separator)
}

/// What stands between groups, with its name.
pub const SEPARATORS: [(&str, &str); 24] = [
    ("hyphen", "-"),
    ("space", " "),
    ("full stop", "."),
    ("en dash", "–"),
    ("em dash", "—"),
    ("non-breaking hyphen", "\u{2011}"),
    ("minus", "−"),
    ("no-break space", "\u{a0}"),
    ("thin space", "\u{2009}"),
    ("figure space", "\u{2007}"),
    ("two spaces", "  "),
    ("hyphen in spaces", " - "),
    ("two hyphens", "--"),
    ("slash", "/"),
    ("underscore", "_"),
    ("comma", ","),
    ("middle dot", "·"),
    ("colon", ":"),
    ("tilde", "~"),
    ("bullet", "•"),
    ("hyphen bullet", "\u{2043}"),
    ("zero-width space", "\u{200b}"),
    ("soft hyphen", "\u{ad}"),
    ("slash in spaces", " / "),
];

/// A way to write digits, with its name.
pub type Writing = (&'static str, fn(&str) -> String);

fn from_zero(text: &str, zero: char) -> String {
    let shift = |letter: char| {
        let digit = letter.to_digit(10)?;
        char::from_u32(u32::from(zero) + digit)
    };
    text.chars()
        .map(|letter| shift(letter).unwrap_or(letter))
        .collect()
}

fn between(text: &str, mark: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join(mark)
}

/// The ways to write digits.
pub const DIGITS: [Writing; 12] = [
    ("Thai digits", |text| from_zero(text, '๐')),
    ("full-width digits", |text| from_zero(text, '０')),
    ("Lao digits", |text| from_zero(text, '໐')),
    ("bold digits", |text| from_zero(text, '\u{1d7ce}')),
    ("keycaps", |text| {
        text.chars()
            .map(|letter| {
                if letter.is_ascii_digit() {
                    format!("{letter}\u{fe0f}\u{20e3}")
                } else {
                    letter.to_string()
                }
            })
            .collect()
    }),
    ("letter O for zero", |text| text.replacen('0', "O", 2)),
    ("zero-width spaces", |text| between(text, "\u{200b}")),
    ("word joiners", |text| between(text, "\u{2060}")),
    ("spaces", |text| between(text, " ")),
    ("hyphens everywhere", |text| between(text, "-")),
    ("direction marks", |text| format!("\u{202a}{text}\u{202c}")),
    ("over a line", |text| {
        let at = text.len() / 2;
        let (start, end) = text.split_at_checked(at).unwrap_or((text, ""));
        format!("{start}\n{end}")
    }),
];

/// The faults of a labelled citizen number.
pub const FAULTS: [Writing; 4] = [
    ("a wrong digit", |text| match text.split_at_checked(6) {
        Some((start, end)) if end.starts_with('5') => {
            format!("{start}6{}", end.get(1..).unwrap_or(""))
        }
        Some((start, end)) => format!("{start}5{}", end.get(1..).unwrap_or("")),
        None => text.to_owned(),
    }),
    ("two digits swapped", |text| {
        let mut digits: Vec<char> = text.chars().collect();
        let at = (1..digits.len())
            .rev()
            .find(|&at| digits.get(at) != digits.get(at - 1));
        if let Some(at) = at {
            digits.swap(at, at - 1);
        }
        digits.into_iter().collect()
    }),
    ("a digit lost", |text| {
        text.get(..12).unwrap_or(text).to_owned()
    }),
    ("a digit too many", |text| format!("{text}4")),
];

/// Other ways to write a telephone number.
pub const TELEPHONES: [Writing; 12] = [
    ("+66", |text| format!("+66{}", text.get(1..).unwrap_or(""))),
    ("+66 in groups", |text| {
        format!(
            "+66 {}",
            grouped(text.get(1..).unwrap_or(""), &[2, 3, 4], " ")
        )
    }),
    ("66", |text| format!("66{}", text.get(1..).unwrap_or(""))),
    ("0066", |text| {
        format!("0066{}", text.get(1..).unwrap_or(""))
    }),
    ("+66 (0)", |text| {
        format!(
            "+66 (0) {}",
            grouped(text.get(1..).unwrap_or(""), &[2, 3, 4], " ")
        )
    }),
    ("bracketed start", |text| {
        let (start, end) = text.split_at_checked(3).unwrap_or((text, ""));
        format!("({start}) {end}")
    }),
    ("zero lost", |text| text.get(1..).unwrap_or("").to_owned()),
    ("in groups of 3, 2, 5", |text| {
        grouped(text, &[3, 2, 5], "-")
    }),
    ("in groups of 2, 1, 3, 4", |text| {
        grouped(text, &[2, 1, 3, 4], " ")
    }),
    ("in groups of 3, 2, 2, 3", |text| {
        grouped(text, &[3, 2, 2, 3], "-")
    }),
    ("Laos", |text| {
        format!("+856 20 {}", text.get(2..).unwrap_or(""))
    }),
    ("Myanmar", |text| {
        format!("+95 9 {}", text.get(1..).unwrap_or(""))
    }),
];
