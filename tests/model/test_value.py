"""Values: what frozen dataclasses promise, without their price."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property
from typing import Any, ClassVar

import pytest

from onrecord.model.value import Value


class Place(Value):
    planet: ClassVar[str] = "Earth"

    city: str
    country: str = "Japan"

    @cached_property
    def written(self) -> str:
        return f"{self.city}, {self.country}"


class Address(Place, kw_only=True):
    street: str


TOKYO = Place("Tokyo")


def test_it_is_made_by_place_or_by_name_and_has_what_is_so_by_default() -> None:
    assert (TOKYO.city, TOKYO.country) == ("Tokyo", "Japan")
    assert Place("Paris", "France") == Place(country="France", city="Paris")
    address = Address(city="Paris", country="France", street="Rue de Rivoli")
    assert (address.street, address.written, address.planet) == ("Rue de Rivoli", "Paris, France", "Earth")


@pytest.mark.parametrize(
    ("values", "named", "message"),
    [
        ((), {}, "Place is made of city, country; city is missing"),
        ((), {"town": "Tokyo", "country": "Japan"}, "city is missing"),
        (("Tokyo",), {"town": "Edo"}, "each given once"),
        (("Tokyo",), {"city": "Edo"}, "each given once"),
        (("Tokyo", "Japan", "Asia"), {}, "each given once"),
        (("Tokyo",), {"planet": "Mars"}, "each given once"),
    ],
)
def test_it_is_made_of_its_fields_and_of_nothing_else(values: Any, named: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Place(*values, **named)


@pytest.mark.parametrize("name", ["city", "mayor"])
def test_it_never_changes(name: str) -> None:
    with pytest.raises(AttributeError, match=f"Place never changes: {name} cannot be set"):
        setattr(TOKYO, name, "Edo")
    with pytest.raises(AttributeError, match=f"Place never changes: {name} cannot be deleted"):
        delattr(TOKYO, name)
    assert TOKYO._replace(city="Kyoto") == Place("Kyoto")
    assert TOKYO.city == "Tokyo"


def test_equal_are_those_of_one_class_with_equal_fields() -> None:
    other = Place("Tokyo")
    assert other.written
    assert (other, hash(other)) == (TOKYO, hash(TOKYO))
    for another in (Place("Kyoto"), ("Tokyo", "Japan"), Address(city="Tokyo", street="Ginza")):
        assert another != TOKYO


def test_it_says_what_it_is() -> None:
    assert repr(Address(city="Tokyo", street="Ginza")) == "Address(city='Tokyo', country='Japan', street='Ginza')"


def test_copies_are_equal() -> None:
    for duplicate in (copy.copy(TOKYO), copy.deepcopy(TOKYO), pickle.loads(pickle.dumps(TOKYO))):
        assert duplicate == TOKYO
