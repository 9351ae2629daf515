// How another process looks at the tasklets of this one: `stackless ps`, `dump` and `top`. It listens on a socket whose name says whom it is for, and sends SIGQUIT;
// this process connects, reads a line of text, and writes the answer. Nothing is opened, and no thread started, before somebody asks. A SIGQUIT that nobody listens
// for writes all tasklets to standard error, and then ends the process as it always does.
// Invariant: it is answered to the user that runs the process, and to root, only.
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Stackless.Hosting;

/// <summary>What the one who looks from outside needs to know of this.</summary>
public static class Attachment
{
    /// <summary>The signal that asks a process to look who listens for it.</summary>
    public const int Quit = 3;

    static readonly TimeSpan patience = TimeSpan.FromSeconds(5);

    /// <summary>The path of the socket on which the one who asks listens.</summary>
    /// <param name="process">The number of the process that is asked.</param>
    public static string SocketOf(int process) => Path.Combine(Path.GetTempPath(), $"stackless-{process}.ask");

    /// <summary>Asks a process to look who listens for it.</summary>
    /// <param name="process">Its number.</param>
    /// <exception cref="IOException">It cannot be sent a signal.</exception>
    /// <exception cref="PlatformNotSupportedException">Signals are Linux's.</exception>
    public static void Signal(int process)
    {
        if (SystemCalls.kill(process, Quit) != 0)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
        }
    }

    /// <summary>SIGQUIT has arrived. By the thread that signals are delivered on.</summary>
    internal static void Arrived(Interpreter interpreter)
    {
        if (File.Exists(SocketOf(Environment.ProcessId)) && Connect() is { } socket)
        {
            using (socket)
            {
                Serve(interpreter, socket);
            }
            return;
        }
        if (interpreter.Signals.IsListeningTo(Quit))
        {
            return;
        }
        if (StandardStream.IsGiven(2))
        {
            Console.Error.WriteLine(Ask(interpreter, "dump"));
        }
        if (SystemCalls.IsManaged)
        {
            const int endedBySignals = 128;
            Environment.Exit(endedBySignals + Quit);
        }
        SystemCalls.signal(Quit, 0);
        SystemCalls.kill(Environment.ProcessId, Quit);
    }

    static Socket? Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(SocketOf(Environment.ProcessId)));
            if (IsTrusted(socket))
            {
                return socket;
            }
        }
        catch (SocketException)
        {
            // Whoever listened there does so no more.
        }
        socket.Dispose();
        return null;
    }

    // struct ucred: process, user, group.
    static bool IsTrusted(Socket socket)
    {
        if (SystemCalls.IsManaged)
        {
            return false;
        }
        const int socketLevel = 1, peerCredentials = 17;
        Span<byte> credentials = stackalloc byte[12];
        return socket.GetRawSocketOption(socketLevel, peerCredentials, credentials) == credentials.Length
            && MemoryMarshal.Read<int>(credentials[4..]) is var user && (user == 0 || user == SystemCalls.geteuid());
    }

    static void Serve(Interpreter interpreter, Socket socket)
    {
        try
        {
            using var stream = new NetworkStream(socket);
            using var reader = new StreamReader(stream);
            using var writer = new StreamWriter(stream);
            writer.Write(Ask(interpreter, reader.ReadLine() ?? ""));
        }
        catch (IOException)
        {
            // Whoever asked has gone.
        }
    }

    static string Ask(Interpreter interpreter, string question)
    {
        var answer = interpreter.Questions.Ask((ts, top) => Answer(ts, top, question));
        try
        {
            return answer.Wait(patience) ? answer.Result : "the program is in a call of the system or of native code, and does not answer\n";
        }
        catch (AggregateException error)
        {
            return $"the tasklets could not be looked at: {error.InnerException!.Message}\n";
        }
    }

    static string Answer(ThreadState ts, Frame? top, string question)
    {
        switch (question)
        {
            case "ps":
                return new TaskletReport(ts, top).List();
            case "dump":
                return new TaskletReport(ts, top).Dump();
            case "top":
                ts.Interpreter.Observe();
                return new TaskletReport(ts, top).Table();
            case "end":
                ts.Interpreter.EndObservation();
                return "";
            default:
                return "unknown question\n";
        }
    }
}
