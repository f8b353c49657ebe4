"""The driver of the tests waits for all that a key does, and for nothing else."""

from __future__ import annotations

import asyncio

import pytest

from tests.support import driver
from tests.support.driver import Busy, Driver
from tests.tui.conftest import Opening


async def test_it_waits_for_what_a_widget_waits_for(opened: Opening) -> None:
    done = []

    async def wait() -> None:
        await asyncio.sleep(0.05)
        done.append("waited")

    async with opened() as on:
        on.app.call_later(wait)
        assert not done
        await on.calm()
        assert done


async def test_it_waits_for_calls_that_lead_to_others_and_for_what_is_drawn(opened: Opening) -> None:
    left = [*"1234567890"]

    async with opened() as on:

        def again() -> None:
            if left and left.pop():
                on.browse.refresh(layout=True)
                on.browse.call_after_refresh(again)

        on.app.call_later(again)
        await on.calm()
        assert not left


async def test_an_app_that_never_comes_to_rest_is_noticed(opened: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "TURNS", 300)
    goes_on = True

    async with opened() as on:

        async def again() -> None:
            await asyncio.sleep(0)
            if goes_on:
                on.app.call_later(again)

        on.app.call_later(again)
        with pytest.raises(Busy):
            await on.calm()
        goes_on = False
        await on.calm()


async def test_letters_for_a_field_arrive_together_and_every_other_key_alone(
    opened: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []
    send = Driver.send

    def note_and_send(on: Driver, *keys: str) -> None:
        sent.append(keys)
        send(on, *keys)

    monkeypatch.setattr(Driver, "send", note_and_send)
    async with opened() as on:
        await on.press("3", "j", "slash", *"slim", "space", *"dp", "enter", "j")
        assert sent == [("3",), ("j",), ("slash",), (*"slim", "space", *"dp"), ("enter",), ("j",)]
        assert on.browse.finder.box.value == "slim dp"
