// Patterns to code, for what nearly all patterns are made of: the same language as re/_parser.py and the same code as re/_compiler.py, but for
// what those do to make it faster, which RegexProgram does for itself. Whatever is rarer, doubtful or wrong is left to them: they have the
// messages and the warnings. https://docs.python.org/3/library/re.html#regular-expression-syntax
// Invariant: what is compiled here means what it means there; where that is not certain, the answer is no.
namespace Stackless.Runtime;

sealed class RegexCompiler
{
    [Flags]
    public enum Options
    {
        IgnoreCase = 2,
        Locale = 4,
        MultiLine = 8,
        DotAll = 16,
        Unicode = 32,
        Verbose = 64,
        Debug = 128,
        Ascii = 256,
    }

    const int Unlimited = -1, MaxWidth = 1 << 20;
    const Options Scoped = Options.IgnoreCase | Options.MultiLine | Options.DotAll | Options.Verbose;

    /// <summary>Not for this compiler.</summary>
    sealed class DeclinedException : Exception;

    enum ItemKind
    {
        Other,
        Position,
        Repeat,

        /// <summary>One character, for which a loop is enough: a set or a literal.</summary>
        Single,

        /// <summary>A group that does not capture: a repeat of it repeats what is in it.</summary>
        Plain,
    }

    // What lists are made of here are types of this assembly's own: the lists are compiled ahead of time with it, those of framework types when a program starts.
    readonly struct Word(uint bits)
    {
        public readonly uint Bits = bits;

        public static implicit operator Word(uint bits) => new(bits);
    }

    readonly record struct NamedGroup(PyStr Name, int Group);

    // Of a group; of one that is still open, and of the whole pattern, nothing is known.
    readonly struct Width(long least, long most)
    {
        public readonly long Least = least, Most = most;
        public readonly bool IsKnown = true;
    }

    static uint[] BitsOf(List<Word> code)
    {
        var bits = new uint[code.Count];
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] = code[i].Bits;
        }
        return bits;
    }

    // A piece of the pattern: its code, and how many characters it takes.
    sealed class Item(ItemKind kind, List<Word> code, long least, long most)
    {
        public readonly ItemKind Kind = kind;
        public readonly List<Word> Code = code;
        public readonly long Least = least, Most = most;

        /// <summary>Of a single character that is no complement: what it is a set of.</summary>
        public List<Word>? Members;
        public bool IsCased;
    }

    readonly PyStr pattern;
    readonly bool isBytes;
    readonly List<NamedGroup> names = [];
    readonly List<Width> widths = [default];
    Options options;
    int at, lookBehinds, depth;

    RegexCompiler(PyStr pattern, bool isBytes, Options options)
    {
        this.pattern = pattern;
        this.isBytes = isBytes;
        this.options = options;
    }

    /// <summary>A compiled pattern; null if it is for Python's compiler.</summary>
    public static PyRegex? Compile(Value source, int flags)
    {
        const int known = (int)(Options.IgnoreCase | Options.MultiLine | Options.DotAll | Options.Unicode | Options.Verbose | Options.Ascii);
        if ((flags & ~known) != 0 || (flags & (int)Options.Ascii) != 0 && (flags & (int)Options.Unicode) != 0)
        {
            return null;
        }
        var isBytes = source.Object is PyBytes;
        if (!isBytes && source.Object is not PyStr || isBytes && (flags & (int)Options.Unicode) != 0)
        {
            return null;
        }
        var text = isBytes ? PyStr.Plain(System.Text.Encoding.Latin1.GetString(((PyBytes)source.Object).Data)) : (PyStr)source.Object;
        var options = (Options)flags | (isBytes || (flags & (int)Options.Ascii) != 0 ? 0 : Options.Unicode);
        try
        {
            var compiler = new RegexCompiler(text, isBytes, options);
            compiler.GlobalFlags();
            var item = compiler.Alternatives();
            if (compiler.at < text.Length)
            {
                return null;
            }
            item.Code.Add((uint)RegexCode.Success);
            var indexes = new PyDict();
            var groupNames = new Value[compiler.widths.Count];
            for (var i = 0; i < groupNames.Length; i++)
            {
                groupNames[i] = Value.None;
            }
            foreach (var (name, group) in compiler.names)
            {
                indexes.Set(name, Value.Int(group));
                groupNames[group] = new Value(name);
            }
            return new PyRegex(source, (int)compiler.options, BitsOf(item.Code), compiler.widths.Count - 1, indexes, new PyTuple(groupNames));
        }
        catch (DeclinedException)
        {
            return null;
        }
    }

    // ---- the text ------------------------------------------------------------------------------------------------------------------

    int Peek(int ahead = 0) => at + ahead < pattern.Length ? pattern[at + ahead] : -1;

    bool Take(char c)
    {
        var isThere = Peek() == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    int Next() => at < pattern.Length ? pattern[at++] : throw new DeclinedException();

    void Expect(char c)
    {
        if (!Take(c))
        {
            throw new DeclinedException();
        }
    }

    bool Has(Options option) => (options & option) != 0;

    // (?imsx) at the very beginning is for the whole pattern.
    void GlobalFlags()
    {
        while (Peek() == '(' && Peek(1) == '?')
        {
            var from = at;
            at += 2;
            Options found = 0;
            while (FlagOf(Peek()) is var flag && flag != 0)
            {
                found |= flag;
                at++;
            }
            if (found == 0 || !Take(')'))
            {
                at = from;
                return;
            }
            options |= found;
        }
    }

    static Options FlagOf(int c) => c switch
    {
        'i' => Options.IgnoreCase,
        'm' => Options.MultiLine,
        's' => Options.DotAll,
        'x' => Options.Verbose,
        _ => 0,
    };

    // ---- sequences and alternatives ------------------------------------------------------------------------------------------------

    Item Alternatives()
    {
        if (++depth > 200)
        {
            throw new DeclinedException();
        }
        var all = new List<List<Item>>();
        do
        {
            all.Add(Sequence());
        }
        while (Take('|'));
        depth--;
        if (all.Count == 1)
        {
            return Joined(all[0]);
        }
        // Of single characters, a set.
        if (all.TrueForAll(items => items is [{ Members: not null }]))
        {
            var members = new List<Word>();
            var isCased = false;
            foreach (var items in all)
            {
                members.AddRange(items[0].Members!);
                isCased |= items[0].IsCased;
            }
            return OfSet(members, false, isCased);
        }
        var code = new List<Word> { (uint)RegexCode.Branch };
        var jumps = new List<int>();
        long least = long.MaxValue, most = 0;
        foreach (var items in all)
        {
            var alternative = Joined(items);
            var skip = code.Count;
            code.Add(0);
            code.AddRange(alternative.Code);
            code.Add((uint)RegexCode.Jump);
            jumps.Add(code.Count);
            code.Add(0);
            code[skip] = (uint)(code.Count - skip);
            least = Math.Min(least, alternative.Least);
            most = Math.Max(most, alternative.Most);
        }
        code.Add((uint)RegexCode.Failure);
        foreach (var jump in jumps)
        {
            code[jump] = (uint)(code.Count - jump);
        }
        return new Item(ItemKind.Other, code, least, most);
    }

    static Item Joined(List<Item> items)
    {
        if (items.Count == 1)
        {
            return items[0];
        }
        var code = new List<Word>();
        long least = 0, most = 0;
        foreach (var item in items)
        {
            code.AddRange(item.Code);
            least = Math.Min(MaxWidth, least + item.Least);
            most = Math.Min(MaxWidth, most + item.Most);
        }
        return new Item(ItemKind.Other, code, least, most);
    }

    List<Item> Sequence()
    {
        var items = new List<Item>();
        for (; ; )
        {
            var c = Peek();
            if (c is -1 or '|' or ')')
            {
                return items;
            }
            at++;
            if (Has(Options.Verbose))
            {
                if (c is ' ' or '\t' or '\n' or '\r' or '\v' or '\f')
                {
                    continue;
                }
                if (c == '#')
                {
                    while (Peek() is not (-1 or '\n'))
                    {
                        at++;
                    }
                    at += Peek() == '\n' ? 1 : 0;
                    continue;
                }
            }
            switch (c)
            {
                case '*' or '+' or '?' or '{':
                    Repeat(c, items);
                    break;
                case '.':
                    items.Add(new Item(ItemKind.Single, [(uint)(Has(Options.DotAll) ? RegexCode.AnyAll : RegexCode.Any)], 1, 1));
                    break;
                case '^':
                    items.Add(Position(Has(Options.MultiLine) ? 1 : 0));
                    break;
                case '$':
                    items.Add(Position(Has(Options.MultiLine) ? 6 : 5));
                    break;
                case '[':
                    items.Add(Set());
                    break;
                case '(':
                    if (Group() is { } group)
                    {
                        items.Add(group);
                    }
                    break;
                case '\\':
                    items.Add(Escape());
                    break;
                default:
                    items.Add(Literal(c));
                    break;
            }
        }
    }

    static Item Position(int where) => new(ItemKind.Position, [(uint)RegexCode.At, (uint)where], 0, 0);

    // ---- repeats -------------------------------------------------------------------------------------------------------------------

    void Repeat(int c, List<Item> items)
    {
        long least = c == '+' ? 1 : 0, most = c == '?' ? 1 : Unlimited;
        if (c == '{')
        {
            var from = at;
            long? low = Number(), high = low;
            var hasComma = Take(',');
            if (hasComma)
            {
                high = Number();
            }
            if (!(hasComma || low is not null) || !Take('}'))
            {
                at = from;
                items.Add(Literal('{'));
                return;
            }
            least = low ?? 0;
            most = high ?? Unlimited;
            if (most != Unlimited && most < least)
            {
                throw new DeclinedException();
            }
        }
        if (items.Count == 0 || items[^1].Kind is ItemKind.Position or ItemKind.Repeat)
        {
            throw new DeclinedException();
        }
        var item = items[^1];
        bool isLazy = Take('?'), isPossessive = !isLazy && Take('+');
        var bound = most == Unlimited ? uint.MaxValue : (uint)most;
        var code = new List<Word>();
        if (item.Kind == ItemKind.Single)
        {
            code.AddRange([(uint)(isLazy ? RegexCode.MinRepeatOne : isPossessive ? RegexCode.PossessiveRepeatOne : RegexCode.RepeatOne), 0, (uint)least, bound, .. item.Code, (uint)RegexCode.Success]);
            code[1] = (uint)(code.Count - 1);
        }
        else
        {
            code.AddRange([(uint)(isPossessive ? RegexCode.PossessiveRepeat : RegexCode.Repeat), 0, (uint)least, bound, .. item.Code]);
            if (isPossessive)
            {
                code.Add((uint)RegexCode.Success);
            }
            code[1] = (uint)(code.Count - 1);
            code.Add((uint)(isPossessive ? RegexCode.Success : isLazy ? RegexCode.MinUntil : RegexCode.MaxUntil));
        }
        items[^1] = new Item(ItemKind.Repeat, code, Math.Min(MaxWidth, item.Least * least), most == Unlimited ? item.Most == 0 ? 0 : MaxWidth : Math.Min(MaxWidth, item.Most * most));
    }

    long? Number()
    {
        long? value = null;
        while (Peek() is >= '0' and <= '9')
        {
            value = (value ?? 0) * 10 + (Next() - '0');
            if (value > int.MaxValue)
            {
                throw new DeclinedException();
            }
        }
        return value;
    }

    // ---- groups --------------------------------------------------------------------------------------------------------------------

    // Null for a comment.
    Item? Group()
    {
        if (!Take('?'))
        {
            return Capture(null);
        }
        var c = Next();
        switch (c)
        {
            case 'P':
                if (Take('='))
                {
                    return Reference(GroupNamed(Name(')')));
                }
                Expect('<');
                return Capture(Name('>'));
            case ':':
                return Plain();
            case '#':
                while (Next() != ')')
                {
                }
                return null;
            case '=' or '!':
                return Assertion(c == '=', false);
            case '<':
                c = Next();
                return c is '=' or '!' ? Assertion(c == '=', true) : throw new DeclinedException();
            case '>':
                var body = Body();
                var atomic = new List<Word> { (uint)RegexCode.AtomicGroup, (uint)body.Code.Count + 2 };
                atomic.AddRange(body.Code);
                atomic.Add((uint)RegexCode.Success);
                return new Item(ItemKind.Other, atomic, body.Least, body.Most);
            default:
                at--;
                return WithFlags();
        }
    }

    Item Body()
    {
        var former = options;
        var body = Alternatives();
        options = former;
        Expect(')');
        return body;
    }

    Item Plain()
    {
        var body = Body();
        // What it is a group of can be repeated, even if it is a repeat or a position itself: those have to be grouped for that.
        return body.Kind is ItemKind.Position or ItemKind.Repeat ? new Item(ItemKind.Plain, body.Code, body.Least, body.Most) : body;
    }

    Item WithFlags()
    {
        Options on = 0, off = 0;
        while (FlagOf(Peek()) is var flag && flag != 0)
        {
            on |= flag;
            at++;
        }
        if (Take('-'))
        {
            while (FlagOf(Peek()) is var flag && flag != 0)
            {
                off |= flag;
                at++;
            }
            if (off == 0)
            {
                throw new DeclinedException();
            }
        }
        if ((on & off) != 0 || on == 0 && off == 0 || !Take(':'))
        {
            throw new DeclinedException();
        }
        var former = options;
        options = (options | on) & ~off | options & ~Scoped;
        var body = Alternatives();
        options = former;
        Expect(')');
        return new Item(ItemKind.Plain, body.Code, body.Least, body.Most);
    }

    Item Capture(PyStr? name)
    {
        var group = widths.Count;
        widths.Add(default);
        if (name is not null)
        {
            if (names.Exists(known => known.Name.Equals(name)))
            {
                throw new DeclinedException();
            }
            names.Add(new NamedGroup(name, group));
        }
        var body = Body();
        widths[group] = new Width(body.Least, body.Most);
        var mark = (uint)(group - 1) * 2;
        return new Item(ItemKind.Other, [(uint)RegexCode.Mark, mark, .. body.Code, (uint)RegexCode.Mark, mark + 1], body.Least, body.Most);
    }

    PyStr Name(char end)
    {
        var from = at;
        while (Peek() is var c && (c == '_' || c is > 0 and < 128 && char.IsAsciiLetterOrDigit((char)c)))
        {
            at++;
        }
        if (at == from || char.IsAsciiDigit((char)pattern[from]))
        {
            throw new DeclinedException();
        }
        var name = pattern.Slice(from, at - from);
        Expect(end);
        return name.Intern();
    }

    int GroupNamed(PyStr name)
    {
        var found = names.FindIndex(known => known.Name.Equals(name));
        return found < 0 ? throw new DeclinedException() : names[found].Group;
    }

    Item Reference(int group)
    {
        // Neither a group that is not closed, nor one that a look-behind would have to find backwards.
        if (group >= widths.Count || widths[group] is not { IsKnown: true } width || lookBehinds > 0)
        {
            throw new DeclinedException();
        }
        if (Has(Options.IgnoreCase) && !Has(Options.Unicode))
        {
            return new Item(ItemKind.Other, [(uint)RegexCode.GroupRefIgnore, (uint)group - 1], width.Least, width.Most);
        }
        return new Item(ItemKind.Other, [(uint)(Has(Options.IgnoreCase) ? RegexCode.GroupRefUniIgnore : RegexCode.GroupRef), (uint)group - 1], width.Least, width.Most);
    }

    Item Assertion(bool isPositive, bool isBehind)
    {
        lookBehinds += isBehind ? 1 : 0;
        var body = Body();
        lookBehinds -= isBehind ? 1 : 0;
        if (isBehind && (body.Least != body.Most || body.Most >= MaxWidth))
        {
            throw new DeclinedException();
        }
        if (body.Code.Count == 0 && !isPositive)
        {
            return new Item(ItemKind.Other, [(uint)RegexCode.Failure], 0, 0);
        }
        return new Item(ItemKind.Other, [(uint)(isPositive ? RegexCode.Assert : RegexCode.AssertNot), (uint)body.Code.Count + 3, isBehind ? (uint)body.Least : 0, .. body.Code, (uint)RegexCode.Success], 0, 0);
    }

    // ---- characters ----------------------------------------------------------------------------------------------------------------

    bool IsCased(int c) => Has(Options.IgnoreCase) && (Has(Options.Unicode) ? c > 127 ? throw new DeclinedException() : char.IsAsciiLetter((char)c) : RegexModule.IsAsciiCased(c));

    static int Lower(int c) => c is >= 'A' and <= 'Z' ? c + 32 : c;

    // Two ASCII letters have another lower-case letter with the same capital: dotless i and long s.
    static int Relative(int lower) => lower switch { 'i' => 0x131, 's' => 0x17f, _ => -1 };

    Item Literal(int c)
    {
        if (!IsCased(c))
        {
            return new Item(ItemKind.Single, [(uint)RegexCode.Literal, (uint)c], 1, 1) { Members = [(uint)RegexCode.Literal, (uint)c] };
        }
        var lower = Lower(c);
        var members = new List<Word> { (uint)RegexCode.Literal, (uint)lower };
        if (!Has(Options.Unicode))
        {
            return new Item(ItemKind.Single, [(uint)RegexCode.LiteralIgnore, (uint)lower], 1, 1) { Members = members, IsCased = true };
        }
        var relative = Relative(lower);
        if (relative < 0)
        {
            return new Item(ItemKind.Single, [(uint)RegexCode.LiteralUniIgnore, (uint)lower], 1, 1) { Members = members, IsCased = true };
        }
        members.AddRange([(uint)RegexCode.Literal, (uint)relative]);
        return OfSet(members, false, true);
    }

    Item OfSet(List<Word> members, bool isNegated, bool isCased)
    {
        var op = !isCased ? RegexCode.In : Has(Options.Unicode) ? RegexCode.InUniIgnore : RegexCode.InIgnore;
        var code = new List<Word> { (uint)op, 0 };
        if (isNegated)
        {
            code.Add((uint)RegexCode.Negate);
        }
        code.AddRange(members);
        code.Add((uint)RegexCode.Failure);
        code[1] = (uint)(code.Count - 1);
        return new Item(ItemKind.Single, code, 1, 1) { Members = isNegated ? null : members, IsCased = isCased };
    }

    uint Category(int c)
    {
        var category = c switch { 'd' => 0, 'D' => 1, 's' => 2, 'S' => 3, 'w' => 4, _ => 5 };
        return (uint)(Has(Options.Unicode) ? category + 10 : category);
    }

    Item Escape()
    {
        var c = Next();
        switch (c)
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                return OfSet([(uint)RegexCode.Category, Category(c)], false, false);
            case 'A':
                return Position(2);
            case 'Z':
                return Position(7);
            case 'b':
                return Position(Has(Options.Unicode) ? 10 : 3);
            case 'B':
                return Position(Has(Options.Unicode) ? 11 : 4);
            case >= '1' and <= '9':
                var group = c - '0';
                if (Peek() is >= '0' and <= '9')
                {
                    var second = Next();
                    if (c < '8' && second < '8' && Peek() is >= '0' and <= '7')
                    {
                        var octal = ((c - '0') * 8 + (second - '0')) * 8 + (Next() - '0');
                        return octal > 255 ? throw new DeclinedException() : Literal(octal);
                    }
                    group = group * 10 + (second - '0');
                }
                return Reference(group);
            case '0':
                var value = 0;
                for (var i = 0; i < 2 && Peek() is >= '0' and <= '7'; i++)
                {
                    value = value * 8 + (Next() - '0');
                }
                return Literal(value);
            default:
                return Literal(EscapedCharacter(c));
        }
    }

    // What stands behind a backslash for one character, inside sets and outside.
    int EscapedCharacter(int c)
    {
        switch (c)
        {
            case 'a':
                return 7;
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case 'x':
                return Hexadecimal(2);
            case 'u' when !isBytes:
                return Hexadecimal(4);
            case 'U' when !isBytes:
                return Hexadecimal(8);
            default:
                return c < 128 && char.IsAsciiLetterOrDigit((char)c) ? throw new DeclinedException() : c;
        }
    }

    int Hexadecimal(int digits)
    {
        long value = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = CharacterClass.Digit36(Next());
            value = digit is >= 0 and < 16 ? value * 16 + digit : throw new DeclinedException();
        }
        return value > 0x10ffff ? throw new DeclinedException() : (int)value;
    }

    // ---- sets ----------------------------------------------------------------------------------------------------------------------

    Item Set()
    {
        if (Peek() == '[')
        {
            throw new DeclinedException();
        }
        bool isNegated = Take('^'), isCased = false;
        var members = new List<Word>();
        int count = 0, only = -1;
        for (; ; count++)
        {
            var c = Next();
            if (c == ']' && count > 0)
            {
                break;
            }
            if (count > 0 && c is '-' or '&' or '~' or '|' && Peek() == c)
            {
                throw new DeclinedException();
            }
            var low = c == '\\' ? SetEscape(members) : c;
            if (Peek() == '-' && Peek(1) != ']')
            {
                at++;
                var high = Next();
                if (high == '-' || low < 0)
                {
                    throw new DeclinedException();
                }
                high = high == '\\' ? SetEscape(members) : high;
                if (high < low)
                {
                    throw new DeclinedException();
                }
                AddRange(members, low, high, ref isCased);
                only = -1;
                continue;
            }
            only = count == 0 ? low : -1;
            if (low >= 0)
            {
                AddRange(members, low, low, ref isCased);
            }
        }
        if (count == 1 && only >= 0 && !isNegated)
        {
            return Literal(only);
        }
        return OfSet(members, isNegated, isCased);
    }

    // -1 for a category, which is added.
    int SetEscape(List<Word> members)
    {
        var c = Next();
        switch (c)
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                members.AddRange([(uint)RegexCode.Category, Category(c)]);
                return -1;
            case 'b':
                return '\b';
            case >= '0' and <= '7':
                var value = c - '0';
                for (var i = 0; i < 2 && Peek() is >= '0' and <= '7'; i++)
                {
                    value = value * 8 + (Next() - '0');
                }
                return value > 255 ? throw new DeclinedException() : value;
            default:
                return EscapedCharacter(c);
        }
    }

    void AddRange(List<Word> members, int low, int high, ref bool isCased)
    {
        if (Has(Options.IgnoreCase))
        {
            if (Has(Options.Unicode) && high > 127)
            {
                throw new DeclinedException();
            }
            // As what the subject's characters are folded to.
            for (var c = low; c <= Math.Min(high, 127); c++)
            {
                var lower = Lower(c);
                members.AddRange([(uint)RegexCode.Literal, (uint)lower]);
                isCased |= char.IsAsciiLetter((char)c);
                if (Has(Options.Unicode) && Relative(lower) is var relative && relative >= 0)
                {
                    members.AddRange([(uint)RegexCode.Literal, (uint)relative]);
                }
            }
            low = Math.Max(low, 128);
            if (low > high)
            {
                return;
            }
        }
        if (low == high)
        {
            members.AddRange([(uint)RegexCode.Literal, (uint)low]);
        }
        else
        {
            members.AddRange([(uint)RegexCode.Range, (uint)low, (uint)high]);
        }
    }
}
