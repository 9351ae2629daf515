// Built-in values, both ways, without a compiler: what we write we read, what CPython wrote we read, and nonsense is refused.

using System.Numerics;
using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Pickling;
[TestFixture]
public sealed class PickledValuesTests
{
    readonly ThreadState ts = new Interpreter().Thread;

    byte[] Dump(Value value, int protocol = 5)
    {
        var result = new PicklerFrame(new PickleWriter(protocol), new PickleOptions(), value, default).Resume(ts, Value.None);
        Assert.That(result.IsNull, Is.False, ts.Exception?.Type.Name);
        return ((PyBytes)result.Object).Span.ToArray();
    }

    Value Load(byte[] data)
    {
        var result = new UnpicklerFrame(new PickleInput(data), new UnpickleOptions(), []).Resume(ts, Value.None);
        Assert.That(result.IsNull, Is.False, ts.IsRaising ? Message() : "suspended");
        return result;
    }

    string Message() => $"{ts.Exception!.Type.Name}: {string.Join(", ", ts.TakeException().Args.Items.Select(a => a.Object is PyBytes bytes ? bytes.Repr() : a.ToString()))}";

    string Refusal(byte[] data)
    {
        var result = new UnpicklerFrame(new PickleInput(data), new UnpickleOptions(), []).Resume(ts, Value.None);
        Assert.That(result.IsNull && ts.IsRaising, Is.True);
        return Message();
    }

    static Value[] Items(Value list) => ((PyList)list.Object).ToArray();

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    [TestCase(5)]
    public void IntsOfAnySizeSurvive(int protocol)
    {
        long[] numbers = [0, 1, -1, 255, 256, 65535, 65536, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];
        var copy = Items(Load(Dump(new Value(new PyList(Array.ConvertAll(numbers, Value.Int))), protocol)));
        Assert.That(Array.ConvertAll(copy, v => v.Bits), Is.EqualTo(numbers));
    }

    [Test]
    public void BigIntsSurvive()
    {
        var number = -BigInteger.Pow(2, 3000) + 7;
        Assert.That(((PyInt)Load(Dump(Value.Int(number))).Object).Number, Is.EqualTo(number));
    }

    [TestCase("")]
    [TestCase("plain")]
    [TestCase("a\u20ac\U0001f600")]
    public void TextSurvives(string text) => Assert.That(Load(Dump(Value.Str(text))).Object, Is.EqualTo(new PyStr(text)));

    [Test]
    public void LoneSurrogatesSurvive() => Assert.That(Load(Dump(new Value(PyStr.Character(0xd800)))).Object, Is.EqualTo(PyStr.Character(0xd800)));

    [Test]
    public void AListThatContainsItselfSurvives()
    {
        var list = new PyList();
        list.Append(new Value(list));
        var copy = (PyList)Load(Dump(new Value(list))).Object;
        Assert.That(copy[0].Object, Is.SameAs(copy));
    }

    [Test]
    public void ATupleThatContainsItselfSurvives()
    {
        var list = new PyList();
        var tuple = PyTuple.Of(new Value(list));
        list.Append(new Value(tuple));
        var copy = (PyTuple)Load(Dump(new Value(tuple))).Object;
        Assert.That(((PyList)copy.Items[0].Object)[0].Object, Is.SameAs(copy));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(999)]
    [TestCase(1000)]
    [TestCase(1001)]
    [TestCase(2500)]
    public void ListsOfAnyLengthSurvive(int length)
    {
        var items = Enumerable.Range(0, length).Select(i => Value.Int(i)).ToArray();
        Assert.That(Array.ConvertAll(Items(Load(Dump(new Value(new PyList(items))))), v => v.Bits), Is.EqualTo(Array.ConvertAll(items, v => v.Bits)));
    }

    [TestCase(1)]
    [TestCase(1000)]
    [TestCase(1001)]
    [TestCase(2001)]
    public void DictsOfAnyLengthSurvive(int length)
    {
        var dict = new PyDict();
        for (var i = 0; i < length; i++)
        {
            dict.Set($"k{i}", Value.Int(i));
        }
        var copy = (PyDict)Load(Dump(new Value(dict))).Object;
        Assert.That(copy.Pairs().Select(p => p.Value.Bits), Is.EqualTo(dict.Pairs().Select(p => p.Value.Bits)));
    }

    [Test]
    public void NestingIsNotLimitedByTheStack()
    {
        var inner = new PyList();
        for (var i = 0; i < 200_000; i++)
        {
            inner = new PyList([new Value(inner)]);
        }
        var copy = (PyList)Load(Dump(new Value(inner))).Object;
        var depth = 0;
        for (; copy.Count > 0; depth++)
        {
            copy = (PyList)copy[0].Object;
        }
        Assert.That(depth, Is.EqualTo(200_000));
    }

    [Test]
    public void SharedObjectsStayShared()
    {
        var shared = new Value(new PyList());
        var copy = Items(Load(Dump(new Value(new PyList([shared, shared])))));
        Assert.That(copy[0].Object, Is.SameAs(copy[1].Object));
    }

    // Made by CPython 3.13: pickle.dumps([1, -2, 300, 70000, 2**40, -2**70, 1.5, True, None, "a\u20ac\U0001f600", b"\xff", (1,), (1, 2, 3, 4), {"k": []}, {3}], N)
    [TestCase("80025d7100284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c0473ff8000000000000884e580800000061e282acf09f98807101635f636f646563730a656e636f64650a71025802000000c3bf710358060000006c6174696e3171048671055271064b01857107284b014b024b034b047471087d710958010000006b710a5d710b73635f5f6275696c74696e5f5f0a7365740a710c5d710d4b036185710e52710f652e")]
    [TestCase("8005955f000000000000005d94284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c0473ff8000000000000884e8c0861e282acf09f9880944301ff944b018594284b014b024b034b0474947d948c016b945d94738f94284b0390652e")]
    public void WhatCPythonWroteIsRead(string hex)
    {
        var items = Items(Load(Convert.FromHexString(hex)));
        Assert.That(items, Has.Length.EqualTo(15));
        Assert.That(items[4].Bits, Is.EqualTo(1L << 40));
        Assert.That(((PyStr)items[9].Object).Text, Is.EqualTo("a\u20ac\U0001f600"));
        Assert.That(((PySetBase)items[14].Object).ToArray()[0].Bits, Is.EqualTo(3));
    }

    [TestCase("", "EOFError: Ran out of input")]
    [TestCase("80055d", "EOFError: Ran out of input")]
    [TestCase("80ff", "ValueError: unsupported pickle protocol: 255")]
    [TestCase("80052e", "UnpicklingError: unpickling stack underflow")]
    [TestCase("8005652e", "UnpicklingError: could not find MARK")]
    [TestCase("80056807", "UnpicklingError: Memo value not found at index 7")]
    [TestCase("8005ff", "UnpicklingError: invalid load key, '\\xff'.")]
    [TestCase("80058bffffffff2e", "UnpicklingError: LONG pickle has negative byte count")]
    [TestCase("80058effffffffffffff7f2e", "UnpicklingError: pickle data was truncated")]
    [TestCase("800572ffffffff2e", "UnpicklingError: unpickling stack underflow")]
    [TestCase("80058c01ff2e", "UnicodeDecodeError: utf-8, b'\\xff', 0, 1, invalid start byte")]
    [TestCase("80055d28522e", "UnpicklingError: unexpected MARK found")]
    public void NonsenseIsRefused(string hex, string message) => Assert.That(Refusal(Convert.FromHexString(hex)), Is.EqualTo(message));

    [Test]
    public void EveryTruncationIsRefused()
    {
        var whole = Dump(new Value(new PyList([Value.Int(70000), Value.Str("text"), new Value(PyTuple.Of(Value.Float(1.5), Value.Int(BigInteger.Pow(2, 80))))])));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.That(Refusal(whole[..length]), Does.StartWith("UnpicklingError").Or.StartWith("EOFError"), $"cut at {length}");
        }
    }

    [Test]
    public void DamageNeverEscapesAsAClrException()
    {
        var whole = Dump(new Value(new PyList([Value.Int(70000), Value.Str("text"), new Value(new PyDict()), new Value(PyTuple.Of(Value.None, Value.Bool(true)))])));
        var random = new Random(20260101);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 3; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            // Names would import modules, which needs the prelude: they are not this test's business.
            if (damaged.AsSpan().IndexOfAny([(byte)'c', (byte)'i', (byte)0x93]) >= 0)
            {
                continue;
            }
            Assert.DoesNotThrow(() => new UnpicklerFrame(new PickleInput(damaged), new UnpickleOptions(), []).Resume(ts, Value.None), Convert.ToHexString(damaged));
            if (ts.IsRaising)
            {
                ts.TakeException();
            }
        }
    }
}
