// Sorting a long list gives others their turns: it is done in pieces, which are merged, and goes on where it was interrupted, also out of a pickle.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture]
public sealed class LongSortTests
{
    const string Program = """
        import pickle
        import random
        import stackless

        chance = random.Random(1)
        few, many = 80_000, 300_000
        made = {
            "ints": ([chance.randrange(many) for _ in range(many)], None),
            "floats": ([chance.random() for _ in range(many)], None),
            "texts": ([str(chance.random()) for _ in range(few)], None),
            "tuples": ([(chance.randrange(9), n) for n in range(few)], None),
            "pairs by numbers": ([(chance.randrange(9), n) for n in range(many)], lambda pair: pair[0]),
            "pairs by texts": ([(str(chance.randrange(9)), n) for n in range(few)], lambda pair: pair[0]),
        }

        def sort(items, key, is_reversed, result):
            result.append(sorted(items, key=key, reverse=is_reversed))

        # How often it was interrupted, and what came of it.
        def interrupted(name, is_reversed, travels):
            items, key = made[name]
            result = []
            task = stackless.tasklet(sort)(items, key, is_reversed, result)
            turns = 0
            while task.alive:
                left = stackless.run(1000)
                if left is not None:
                    turns += 1
                    if travels and turns % 8 == 1:
                        task, result = pickle.loads(pickle.dumps((left, result)))
                    task.insert()
            return turns, result[0]

        def in_order(items, key, is_reversed):
            keys = [key(item) for item in items] if key else items
            if any(a < b if is_reversed else b < a for a, b in zip(keys, keys[1:])):
                return False
            return key is None or all(a != b or x[1] < y[1] for a, b, x, y in zip(keys, keys[1:], items, items[1:]))

        def outcome(name, is_reversed, travels):
            turns, found = interrupted(name, is_reversed, travels)
            items, key = made[name]
            return f"{turns > 1} {len(found) == len(items) and set(found) == set(items)} {in_order(found, key, is_reversed)}"
        """;

    [Test]
    public void ALongListIsSortedWithTurnsOfOthers([Values("ints", "floats", "texts", "tuples", "pairs by numbers", "pairs by texts")] string name, [Values] bool isReversed)
    {
        using var interpreter = World.New(Program);
        Assert.That(interpreter.Call("outcome", name, isReversed, false), Is.EqualTo("True True True"));
    }

    [Test]
    public void ALongSortTravels([Values("ints", "texts", "tuples")] string name)
    {
        using var interpreter = World.New(Program);
        Assert.That(interpreter.Call("outcome", name, true, true), Is.EqualTo("True True True"));
    }
}
