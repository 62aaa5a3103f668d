import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node with all its modules in this process, for tests: its home, its HTTP port. */
public class Node {
    public static void main(String[] args) throws Exception {
        var node = new OpenSearchRunner();
        node.onBuild((number, settings) -> {
            settings.put("http.port", args[1]);
            settings.put("network.host", "127.0.0.1");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        });
        node.build(OpenSearchRunner.newConfigs().basePath(args[0]).numOfNode(1));
        Thread.currentThread().join();
    }
}
