"""Ways of citing a source again in the notes of a document."""

SHORT, FULL, IBID, ID, JAPANESE_IBID = "short", "full", "ibid", "id", "ja"
# Each with its meaning.
MANNERS = {
    SHORT: "title and date, whatever stands before",
    FULL: "whole each time",
    IBID: "Ibid. right below the same source (Chicago), else short",
    ID: "Id. right below the same source (Bluebook), else short",
    JAPANESE_IBID: "同上 right below the same source, else short, in Japanese",
}
