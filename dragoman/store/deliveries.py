"""Deliveries: what was handed in, and how far it has come."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select, update

from dragoman.model.delivery import ENDED, STOPPING, Delivery
from dragoman.store.schema import deliveries

_DELIVERY = msgspec.json.Decoder(Delivery)


def add(connection: Connection, one: Delivery) -> None:
    """Keep a new delivery."""
    connection.execute(insert(deliveries), {"id": one.id, "at": one.at, **_told(one)})


def advance(connection: Connection, one: Delivery) -> bool:
    """Keep how far a delivery has come; False, and nothing kept, if somebody has asked to stop it
    and it has not ended."""
    state = connection.scalar(select(deliveries.c.state).where(deliveries.c.id == one.id))
    if state is None or (state == STOPPING and one.state not in ENDED):
        return False
    connection.execute(update(deliveries).where(deliveries.c.id == one.id).values(**_told(one)))
    return True


def stop(connection: Connection, id: str) -> bool:
    """Ask that a delivery be stopped; whether there was anything to stop."""
    going = (deliveries.c.id == id, deliveries.c.state.not_in(ENDED))
    return bool(
        connection.execute(update(deliveries).where(*going).values(state=STOPPING)).rowcount
    )


def one(connection: Connection, id: str) -> Delivery | None:
    """The delivery with this id, as far as it has come."""
    d = deliveries.c
    row = connection.execute(select(d.state, d.body).where(d.id == id)).first()
    return None if row is None else _loaded(row.body, row.state)


def latest(connection: Connection, limit: int, offset: int = 0) -> list[Delivery]:
    """Deliveries, the latest first."""
    d = deliveries.c
    query = select(d.state, d.body).order_by(d.at.desc(), d.id.desc()).limit(limit).offset(offset)
    return [_loaded(row.body, row.state) for row in connection.execute(query)]


def _told(one: Delivery) -> dict[str, object]:
    return {"state": one.state, "body": msgspec.json.encode(one)}


def _loaded(body: bytes, state: str) -> Delivery:
    found = _DELIVERY.decode(body)
    return found if found.state == state else msgspec.structs.replace(found, state=state)
