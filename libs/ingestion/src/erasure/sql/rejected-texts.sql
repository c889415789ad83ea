-- one row per rejected row that may be about one of the people: escapes are looked through by who asks
select id, concat(raw, '\n', path, '\n', origin) as text, form
from rejected_rows
where raw != ''
    and
    (
        arrayExists
        (
            word -> positionCaseInsensitiveUTF8(raw, word) > 0 or positionCaseInsensitiveUTF8(path, word) > 0,
            (select groupArray(value) from {ids:Identifier} where kind not in ('source', 'rejected'))
        )
        or arrayExists(word -> position(form, word) > 0, (select groupArray(value) from {ids:Identifier} where kind = 'source'))
        or position(raw, '\\') > 0
    )
