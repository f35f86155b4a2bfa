"""The dictionary that can be copied at once behaves as a dict does, and its copies leave each other alone."""

from hypothesis import given
from hypothesis import strategies as st

from sekretariat_tui.store.layered import Layered

keys = st.sampled_from([str(number) for number in range(8)])
steps = st.lists(st.tuples(st.sampled_from(["put", "remove", "copy"]), keys, st.integers()), max_size=60)


@given(st.dictionaries(keys, st.integers(), max_size=5), steps)
def test_it_holds_what_a_dict_would(start: dict[str, int], steps: list[tuple[str, str, int]]) -> None:
    layered, plain = Layered(dict(start)), dict(start)
    earlier: list[tuple[Layered[int], dict[str, int]]] = []
    for what, key, value in steps:
        if what == "put":
            layered[key] = plain[key] = value
        elif what == "remove":
            assert layered.pop(key, None) == plain.pop(key, None)
        else:
            earlier.append((layered, dict(plain)))
            layered = layered.copy()
        assert len(layered) == len(plain)
        assert layered.get(key) == plain.get(key)
    for one, wanted in [*earlier, (layered, plain)]:
        assert dict(one.items()) == wanted
        assert sorted(one.values()) == sorted(wanted.values())
        assert list(reversed(one)) == list(reversed(list(one)))
        assert all((key in one) == (key in wanted) for key in map(str, range(9)))
        assert one.last() == (one[list(one)[-1]] if wanted else None)


def test_the_order_is_a_dicts_and_many_changes_are_laid_together() -> None:
    layered = Layered({str(number): number for number in range(1_000)})
    plain = {str(number): number for number in range(1_000)}
    for number in range(0, 1_500, 3):
        layered = layered.copy()
        layered[str(number)] = plain[str(number)] = -number
    assert list(layered.items()) == list(plain.items())
