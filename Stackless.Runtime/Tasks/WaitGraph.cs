// Who waits for whom. A tasklet waits on a channel or for a lock; whoever can reach the channel from its frames may come and serve it, and the one who took the lock
// may release it. Members of a group who wait for each other only, and for nothing that anybody else can reach, are deadlocked, though the rest of the program runs.
// What is reached is looked for in frames, closures and objects, not in other tasklets and not in globals: what lies in a global anybody may reach, so that
// a group waiting for such a thing is called a cycle only.
namespace Stackless.Runtime;

sealed class WaitGraph
{
    // Beyond so many it is not a picture that anybody looks at, and takes long.
    const int MostTasklets = 2000;

    readonly List<Tasklet> waiting = [];
    readonly Dictionary<Tasklet, object> waitsFor = [];
    readonly Dictionary<Tasklet, List<Tasklet>> edges = [];
    readonly HashSet<object> inGlobals = new(ReferenceEqualityComparer.Instance);

    /// <summary>The groups that wait for each other, each in the order of its waiting.</summary>
    public List<(Tasklet[] Members, bool IsDead)> Cycles { get; } = [];

    /// <summary>Who may end the wait of a tasklet.</summary>
    public IReadOnlyList<Tasklet> Helpers(Tasklet t) => edges.TryGetValue(t, out var found) ? found : [];

    /// <param name="all">Every tasklet there is.</param>
    /// <param name="topOf">Its innermost frame.</param>
    /// <param name="globals">The dictionaries of modules.</param>
    public WaitGraph(IReadOnlyList<Tasklet> all, Func<Tasklet, Frame?> topOf, IEnumerable<object> globals)
    {
        foreach (var t in all)
        {
            if (ResourceOf(t) is { } resource)
            {
                waiting.Add(t);
                waitsFor[t] = resource;
            }
        }
        if (waiting.Count is 0 or > MostTasklets)
        {
            return;
        }
        var holders = new Dictionary<object, List<Tasklet>>(ReferenceEqualityComparer.Instance);
        var wanted = new HashSet<object>(waitsFor.Values, ReferenceEqualityComparer.Instance);
        foreach (var t in all)
        {
            foreach (var resource in Reached(FramesOf(topOf(t)), wanted))
            {
                (holders.TryGetValue(resource, out var list) ? list : holders[resource] = []).Add(t);
            }
        }
        inGlobals.UnionWith(Reached(globals, wanted));
        foreach (var t in waiting)
        {
            edges[t] = waitsFor[t] is TaskletLock { Holder: { } holder } ? [holder]
                : holders.TryGetValue(waitsFor[t], out var list) ? [.. list.Where(other => other != t)] : [];
        }
        FindCycles();
    }

    static object? ResourceOf(Tasklet t) => t.State switch
    {
        TaskletState.Blocked => t.Channel,
        TaskletState.Paused when !t.IsSleeping => t.Wait!.WaitsFor,
        _ => null,
    };

    static IEnumerable<object> FramesOf(Frame? top)
    {
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            yield return frame;
        }
    }

    static IEnumerable<object> Reached(IEnumerable<object> from, HashSet<object> wanted)
    {
        var walk = new HeapWalk { StaysLocal = true };
        foreach (var o in from)
        {
            walk.Add(o);
        }
        walk.Walk();
        return wanted.Where(walk.WasSeen).ToList();
    }

    // Tarjan's strongly connected components, with a stack of its own: a chain of waiting tasklets may be long.
    void FindCycles()
    {
        var index = new Dictionary<Tasklet, int>();
        var low = new Dictionary<Tasklet, int>();
        var open = new Stack<Tasklet>();
        var isOpen = new HashSet<Tasklet>();
        foreach (var root in waiting)
        {
            if (index.ContainsKey(root))
            {
                continue;
            }
            var path = new Stack<(Tasklet Node, int Next)>();
            path.Push((root, 0));
            while (path.TryPop(out var at))
            {
                var (node, next) = at;
                if (next == 0)
                {
                    index[node] = low[node] = index.Count;
                    open.Push(node);
                    isOpen.Add(node);
                }
                var successors = Helpers(node);
                if (next > 0)
                {
                    low[node] = Math.Min(low[node], low[successors[next - 1]]);
                }
                while (next < successors.Count && index.TryGetValue(successors[next], out var known))
                {
                    if (isOpen.Contains(successors[next]))
                    {
                        low[node] = Math.Min(low[node], known);
                    }
                    next++;
                }
                if (next < successors.Count)
                {
                    path.Push((node, next + 1));
                    path.Push((successors[next], 0));
                    continue;
                }
                if (low[node] == index[node])
                {
                    var members = new List<Tasklet>();
                    Tasklet last;
                    do
                    {
                        last = open.Pop();
                        isOpen.Remove(last);
                        members.Add(last);
                    }
                    while (last != node);
                    Note(members);
                }
            }
        }
    }

    // From a member to who may help it, and on: in this order a cycle is read.
    void Note(List<Tasklet> members)
    {
        var inside = members.ToHashSet();
        if (members.Count == 1 && !Helpers(members[0]).Contains(members[0]))
        {
            return;
        }
        var ordered = new List<Tasklet>();
        for (var t = members[^1]; t is not null; t = Helpers(t).FirstOrDefault(h => inside.Contains(h) && !ordered.Contains(h)))
        {
            ordered.Add(t);
        }
        ordered.AddRange(members.Where(t => !ordered.Contains(t)));
        var isDead = members.TrueForAll(t => !inGlobals.Contains(waitsFor[t]) && Helpers(t).All(inside.Contains));
        Cycles.Add(([.. ordered], isDead));
    }
}
