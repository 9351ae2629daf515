// dict: order, holes, and values in cells.
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Objects;

public sealed class PyDictTests
{
    static PyStr S(string text) => PyStr.Intern(text);

    [Test]
    public void Keys_come_in_insertion_order_after_a_removal()
    {
        var dict = new PyDict();
        foreach (var key in (string[])["a", "b", "c"])
        {
            dict.Set(key, Value.None);
        }
        dict.Remove(S("a"));
        dict.Set("a", Value.None);
        Assert.That(string.Concat(dict.KeysArray().Select(k => ((PyStr)k.Object).Text)), Is.EqualTo("bca"));
    }

    [Test]
    public void Thousand_keys_are_all_found_again_after_half_are_removed()
    {
        var dict = new PyDict();
        for (var i = 0; i < 1000; i++)
        {
            dict.Set(new PyStr("k" + i), Value.Int(i));
        }
        for (var i = 0; i < 1000; i += 2)
        {
            dict.Remove(new PyStr("k" + i));
        }
        Assert.That(Enumerable.Range(0, 1000).Count(i => dict.TryGet(new PyStr("k" + i), out var v) && v.Bits == i), Is.EqualTo(500));
    }

    [Test]
    public void Write_through_a_cell_is_seen_in_the_dict()
    {
        var dict = PyDict.ForModule(null);
        var cell = dict.CellFor(S("x"));
        cell.Write(Value.Int(1));
        Assert.That(dict.TryGet(S("x"), out var v) && v.Bits == 1, Is.True);
    }

    [Test]
    public void Removal_empties_the_cell_and_setting_again_fills_the_same_one()
    {
        var dict = PyDict.ForModule(null);
        var cell = dict.CellFor(S("x"));
        cell.Write(Value.Int(1));
        dict.Remove(S("x"));
        var wasEmpty = cell.Value.IsNull;
        dict.Set("x", Value.Int(2));
        Assert.That((wasEmpty, cell.Value.Bits), Is.EqualTo((true, 2L)));
    }

    [Test]
    public void Unbound_cell_reads_the_fallback()
    {
        var builtins = PyDict.ForModule(null);
        builtins.Set("len", Value.Int(7));
        Assert.That(PyDict.ForModule(builtins).CellFor(S("len")).Read().Bits, Is.EqualTo(7));
    }
}
