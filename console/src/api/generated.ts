// Generated from the OpenAPI document by `npm run generate`; whoever changes the document runs it again.
// document 2c81de05eed1c589e64c678556d3e2d8889ff70f520024534bd5584cfc865745
// text 3824b5f4c1c17db18a2289d002836772001253f802ac61b1caa2f73e1ba90598
export interface paths {
    "/api/v1/books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines of the books, newest first; `limit` counts bookings, whose lines are never cut by a page.
         * @description Needs the scope `read`.
         */
        get: operations["listBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/books/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sums by account, and whether they balance.
         * @description Needs the scope `read`.
         */
        get: operations["listBooksBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/books/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same lines as CSV (UTF-8 with a mark for spreadsheets), newest first.
         * @description Needs the scope `read`.
         */
        get: operations["getBooksExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far the demonstration is; 404 in normal service.
         * @description Needs the scope `read`.
         */
        get: operations["getDemo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entry-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goods announced by ERPs that we serve as warehouse, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listEntryOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entry-orders/{shop}/{code}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts goods in: all of it or nothing. The stock has them at once, the ERP is told until it knows. 409 OVER_RECEIVED when more came than was announced.
         * @description Needs the scope `evidence`.
         */
        post: operations["postEntryOrderReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erp/{shop}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A self-developed ERP says that goods were shipped, received, stopped or could not be stopped. Signed with the secret of the shop's ERP in webhook-id, webhook-timestamp and webhook-signature. */
        post: operations["postErpEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live: `refund` (a RefundItem), `figures` (LiveFigures), `progress` (DemoState, demonstration only); `alive` when nothing happened, and `resync`: read lists anew. Send the last id as Last-Event-ID.
         * @description Needs the scope `read`.
         */
        get: operations["getEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 1000 facts at once, as a JSON array or one JSON object a line (NDJSON), at most 4 MB. Facts of one order are taken in the order they stand in.
         * @description Needs the scope `orders` or `evidence`.
         */
        post: operations["postFacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and a series by hour or day.
         * @description Needs the scope `read`.
         */
        get: operations["getFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether all shops are stopped, who said so and why, and every word about that.
         * @description Needs the scope `read`.
         */
        get: operations["getInstallation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets all shops go on; those with a pause or an open breaker of their own stay so.
         * @description Needs the scope `admin`.
         */
        post: operations["postInstallationResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins no effect of any shop any more, on any node; the shops are still read.
         * @description Needs the scope `admin`.
         */
        post: operations["postInstallationStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All jobs with their plans, last runs and next times.
         * @description Needs the scope `read`.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job.
         * @description Needs the scope `read`.
         */
        get: operations["getJob"];
        /**
         * Another plan, or paused or not.
         * @description Needs the scope `configure`.
         */
        put: operations["putJob"];
        post?: never;
        /**
         * Forgets what was set: it has the plan it comes with, and is not paused.
         * @description Needs the scope `configure`.
         */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs it as soon as it is free, also while it is paused.
         * @description Needs the scope `act`.
         */
        post: operations["postJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its last runs, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listJobRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All keys, without their secrets.
         * @description Needs the scope `admin`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Makes a key; its token is shown once.
         * @description Needs the scope `admin`.
         */
        post: operations["postKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a key for good.
         * @description Needs the scope `admin`.
         */
        post: operations["postKeyRevoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where every list stands against what was written, and why one stands still.
         * @description Needs the scope `read`.
         */
        get: operations["listLists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lists/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes all rows of orders, refunds, shipments and returns anew from the journal, while they are read. Then figures and books are added up anew beside those that are read. Stock stays as it is.
         * @description Needs the scope `configure`.
         */
        post: operations["postListsRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key's name and scopes.
         * @description Needs the scope `read`.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first; `q` is an order number.
         * @description Needs the scope `read`.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{shop}/{orderNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One order with its shipments, returns and refunds.
         * @description Needs the scope `read`.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{shop}/{orderNo}/extra-refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An extra partial refund of a hosted shop (额外部分退款), paid at once by the word of this key, within every ceiling. A shop on a platform is told where to do it.
         * @description Needs the scope `act`.
         */
        post: operations["postOrderExtraRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{shop}/{orderNo}/words/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases what the buyer wrote, for good, and keeps nothing he writes later: the key is destroyed, the journal stays whole, the refund goes on. 409 NO_WORDS when there is nothing.
         * @description Needs the scope `admin`.
         */
        post: operations["postOrderWordsErase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{shop}/{orderNo}/words/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows what the buyer wrote, whole; who read it and why is kept. 409 NO_WORDS when there is nothing.
         * @description Needs the scope `act`.
         */
        post: operations["postOrderWordsRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Parked facts, oldest first; how many wait in all, and since when the oldest.
         * @description Needs the scope `read`.
         */
        get: operations["listParked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person looks after it; an empty name gives it back.
         * @description Needs the scope `act`.
         */
        post: operations["postParkedAssign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It needs nothing; it stays readable with the reason and is not tried again.
         * @description Needs the scope `act`.
         */
        post: operations["postParkedDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries it now; `unread` when nobody here can read it.
         * @description Needs the scope `act`.
         */
        post: operations["postParkedRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keeps a photo, sent as it is or as the file of a form; its id goes into an inspection.
         * @description Needs the scope `evidence`.
         */
        post: operations["postPhotos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The photo itself.
         * @description Needs the scope `read`.
         */
        get: operations["getPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetched records, newest first, by filters; pages are stable.
         * @description Needs the scope `read`.
         */
        get: operations["listPoolOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/orders/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert, remove (fetched again when it changes), handle (not fetched again), undo either, or reject a refund with a reason that is written back. By numbers at once; by filter as a task with progress.
         * @description Needs the scope `act`.
         */
        post: operations["postPoolOrdersActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/orders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records stand in each stage.
         * @description Needs the scope `read`.
         */
        get: operations["getPoolOrdersCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/orders/{shop}/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record with what was read and every change of its stage.
         * @description Needs the scope `read`.
         */
        get: operations["getPoolOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetched records, newest first, by filters; pages are stable.
         * @description Needs the scope `read`.
         */
        get: operations["listPoolRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/refunds/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Convert, remove (fetched again when it changes), handle (not fetched again), undo either, or reject a refund with a reason that is written back. By numbers at once; by filter as a task with progress.
         * @description Needs the scope `act`.
         */
        post: operations["postPoolRefundsActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/refunds/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records stand in each stage.
         * @description Needs the scope `read`.
         */
        get: operations["getPoolRefundsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/refunds/{shop}/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One record with what was read and every change of its stage.
         * @description Needs the scope `read`.
         */
        get: operations["getPoolRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest actions over many records, under way or ended.
         * @description Needs the scope `read`.
         */
        get: operations["listPoolTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an action over many records is.
         * @description Needs the scope `read`.
         */
        get: operations["getPoolTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pool/tasks/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins nothing more of it; what was done stays done.
         * @description Needs the scope `act`.
         */
        post: operations["postPoolTaskStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows that do not fit, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listReconciliationRuns"];
        put?: never;
        /**
         * Compares now. A second run over the same facts adds nothing; 409 while another runs.
         * @description Needs the scope `act`.
         */
        post: operations["postReconciliationRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reconciliation/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person says that a row needs nothing more, and why.
         * @description Needs the scope `act`.
         */
        post: operations["postReconciliationResolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Refunds by filters, newest or most urgent first; pages are stable.
         * @description Needs the scope `read`.
         */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many refunds of the same filters stand in each phase, in all pages.
         * @description Needs the scope `read`.
         */
        get: operations["getRefundsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything known of one refund.
         * @description Needs the scope `read`.
         */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold, release, approve, refuse, or mark as handled. 409 with TOO_LATE, REQUEST_CHANGED or ALREADY_REFUNDED when it cannot hold any more, and with the code of a money rule when that forbids it.
         * @description Needs the scope `act`.
         */
        post: operations["postRefundActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/actions/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the action would do now: refund how much, wait for what, or be refused. Nothing is written.
         * @description Needs the scope `read`.
         */
        post: operations["postRefundActionsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/evidence-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A ZIP: readable page, journal with a hash chain, photos, and a manifest of SHA-256 hashes.
         * @description Needs the scope `read`.
         */
        get: operations["getRefundEvidencePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proposal, or null while nothing is wrong with the receipt.
         * @description Needs the scope `read`.
         */
        get: operations["getRefundProposal"];
        put?: never;
        /**
         * Chooses a way. partial: a hosted shop refuses the request and pays the good share; on a platform the request is held until the buyer changes its amount there. negotiate: held. refuse: refused, the inspection is the evidence.
         * @description Needs the scope `act`.
         */
        post: operations["postRefundProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in order, with the journal's own data.
         * @description Needs the scope `read`.
         */
        get: operations["listRefundTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refunds/{shop}/{refundNo}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why it is or is not refunded automatically, and what would change that.
         * @description Needs the scope `read`.
         */
        get: operations["getRefundVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/return-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All addresses, in the order they are tried.
         * @description Needs the scope `read`.
         */
        get: operations["listReturnAddresses"];
        /**
         * Replaces the list. The first address with a rule that fits is taken, else the first without rules.
         * @description Needs the scope `configure`.
         */
        put: operations["putReturnAddresses"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Expected and received returns, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listReturns"];
        put?: never;
        /**
         * Goods a person expects, for a refund or before there is one.
         * @description Needs the scope `evidence`.
         */
        post: operations["postReturns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are in each state.
         * @description Needs the scope `read`.
         */
        get: operations["getReturnsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/returns/{shop}/{orderNo}/{returnNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One return with its lines, history, photos, and the proposal if something is wrong with it.
         * @description Needs the scope `read`.
         */
        get: operations["getReturn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes an expected return after negotiation; the history keeps every change with its author.
         * @description Needs the scope `evidence`.
         */
        patch: operations["patchReturn"];
        trace?: never;
    };
    "/api/v1/scan/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a scanned number may be: a return, a rejected parcel, an unclaimed one, or nothing known.
         * @description Needs the scope `read`.
         */
        get: operations["getScan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scan/{number}/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is inside, line by line and by grade. A repeat of the same stepId changes nothing.
         * @description Needs the scope `evidence`.
         */
        post: operations["postScanInspect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scan/{number}/receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The parcel arrived; nobody has looked inside yet.
         * @description Needs the scope `evidence`.
         */
        post: operations["postScanReceive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shipments of the built-in desk, newest order first. `stage` may repeat; `q` is an order, waybill or parcel number, whole; what waits for its audit says which rules hold it.
         * @description Needs the scope `read`.
         */
        get: operations["listShipments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Audit, release, pick, pack, hand over, route, unmerge. A merged parcel moves with all its parts. What could not be done is listed with its reason; the rest is done.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShipmentsActions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a gift or a replacement: a parcel of its own that waits for its audit.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShipmentsAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are in each stage.
         * @description Needs the scope `read`.
         */
        get: operations["getShipmentsCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins shipments into one parcel: all of them, or none.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShipmentsMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/merge-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shipments of one buyer to one address that could go out together.
         * @description Needs the scope `read`.
         */
        get: operations["listShipmentsMergeProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shipments/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Splits a shipment by hand, by warehouse or by stock.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShipmentsSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All shops with the state of their connections.
         * @description Needs the scope `read`.
         */
        get: operations["listShops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One shop.
         * @description Needs the scope `read`.
         */
        get: operations["getShop"];
        /**
         * Creates or replaces a shop; every fault of the configuration is listed at once.
         * @description Needs the scope `configure`.
         */
        put: operations["putShop"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/audit-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules in force.
         * @description Needs the scope `read`.
         */
        get: operations["getShopAuditRules"];
        /**
         * A new version. What waits already is looked at again by the new rules.
         * @description Needs the scope `configure`.
         */
        put: operations["putShopAuditRules"];
        post?: never;
        /**
         * Takes the shop's own rules away: it is audited as its configuration says.
         * @description Needs the scope `configure`.
         */
        delete: operations["deleteShopAuditRules"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/breaker/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets refunds by machine go on after a cap was reached.
         * @description Needs the scope `configure`.
         */
        post: operations["postShopBreakerClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks the platform and the ERP now whether the shop is connected.
         * @description Needs the scope `act`.
         */
        post: operations["postShopCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which of the platform's order numbers are missing here: JSON, or CSV with them in its first column.
         * @description Needs the scope `act`.
         */
        post: operations["postShopCompare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goods were stopped, could not be stopped, left, or came back. Evidence may come before its refund.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShopEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/evidence/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What reporting this would do now: how much would be refunded automatically. Nothing is written.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShopEvidencePreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the shop is paused or its breaker is open, and every word about that.
         * @description Needs the scope `read`.
         */
        get: operations["getShopGates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tables in force, or an old version of them.
         * @description Needs the scope `read`.
         */
        get: operations["getShopMapping"];
        /**
         * A new version; an old one sent again is a rollback. What was parked for a missing line is tried again at once.
         * @description Needs the scope `configure`.
         */
        put: operations["putShopMapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/mapping/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listShopMappingHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/mapping/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a table would make of the newest records of the shop's pool.
         * @description Needs the scope `read`.
         */
        post: operations["postShopMappingPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An order of a hosted shop: new (201), known already (200), or with a newer status.
         * @description Needs the scope `orders`.
         */
        post: operations["postShopOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{orderNo}/return-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Built-in desk: track, receive, inspect a return.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShopOrderReturnSteps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/orders/{orderNo}/shipment-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Built-in desk: audit, split, merge, release, pick, pack, hand over.
         * @description Needs the scope `evidence`.
         */
        post: operations["postShopOrderShipmentSteps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins no effect any more, on any node; the shop is still read.
         * @description Needs the scope `configure`.
         */
        post: operations["postShopPause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A refund request: new (201), known already (200), or kept until its order comes (202).
         * @description Needs the scope `orders`.
         */
        post: operations["postShopRefunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/refunds/{refundNo}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The buyer modifies or withdraws the request, asks again, or sends the goods back.
         * @description Needs the scope `orders`.
         */
        post: operations["postShopRefundChanges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a paused shop go on.
         * @description Needs the scope `configure`.
         */
        post: operations["postShopResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/reverse-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Return orders of the platform that are not on the returns desk yet (原始退款单), oldest first.
         * @description Needs the scope `read`.
         */
        get: operations["listShopReverseOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/reverse-orders/{returnNo}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits a return order to the returns desk (递交).
         * @description Needs the scope `act`.
         */
        post: operations["postShopReverseOrderSubmit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock of the shop's own warehouse by SKU, or of the warehouse of others that tells us its stock (Qimen). A shop whose goods are in another ERP has none here. The next page begins after the SKU in `next`.
         * @description Needs the scope `read`.
         */
        get: operations["listShopStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/stock/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Asks the shop's ERP now, or its platform where it has no ERP, for the stock of up to 50 SKUs. A SKU that is unknown there is left out. 409 NO_OUTSIDE_STOCK: neither can be asked. 502: no answer.
         * @description Needs the scope `read`.
         */
        get: operations["listShopStockOutside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/stock/published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the platform was last told of the shop's stock, by warehouse and SKU, as the job push-stock left it. Empty for a shop that publishes none.
         * @description Needs the scope `read`.
         */
        get: operations["listShopStockPublished"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/strategies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The strategies in force.
         * @description Needs the scope `read`.
         */
        get: operations["listShopStrategies"];
        /**
         * A new version; every fault is listed at once.
         * @description Needs the scope `configure`.
         */
        put: operations["putShopStrategies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/strategies/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions, with their authors.
         * @description Needs the scope `read`.
         */
        get: operations["listShopStrategiesHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/strategies/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an old version the newest.
         * @description Needs the scope `configure`.
         */
        post: operations["postShopStrategiesRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shops/{shop}/switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The switches of the shop's connection; none for most platforms.
         * @description Needs the scope `read`.
         */
        get: operations["listShopSwitches"];
        /**
         * Turns switches on or off as a new version; those not named stay as they are.
         * @description Needs the scope `configure`.
         */
        put: operations["putShopSwitches"];
        post?: never;
        /**
         * Forgets what was turned on or off: all are as the shop's connection says.
         * @description Needs the scope `configure`.
         */
        delete: operations["deleteShopSwitches"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stock of a warehouse by SKU, in order of SKU: on hand, occupied by audited shipments, available, defective.
         * @description Needs the scope `read`.
         */
        get: operations["listStock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Goods in, goods out, or a count; all of it or nothing. A document that was entered before changes nothing. 409 STOCK_BELOW_OCCUPIED or STOCK_BELOW_ZERO names the SKU and its figures.
         * @description Needs the scope `evidence`.
         */
        post: operations["postStockEntries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What moved stock, newest first, each with its order or document and its author.
         * @description Needs the scope `read`.
         */
        get: operations["listStockMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/strategies/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conditions with their parameters, and the templates.
         * @description Needs the scope `read`.
         */
        get: operations["getStrategiesCatalogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unclaimed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unclaimed parcels, newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listUnclaimed"];
        put?: never;
        /**
         * Keeps an unclaimed parcel and ranks what it may belong to.
         * @description Needs the scope `evidence`.
         */
        post: operations["postUnclaimed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unclaimed/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One parcel with its matches as of now.
         * @description Needs the scope `read`.
         */
        get: operations["getUnclaimed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unclaimed/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person says which refund the parcel belongs to; receive and inspect it there next.
         * @description Needs the scope `evidence`.
         */
        post: operations["postUnclaimedClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unclaimed/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It belongs to no refund; say what it was.
         * @description Needs the scope `evidence`.
         */
        post: operations["postUnclaimedDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unmatched-goods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Goods that came in and fit no return, or of which a receipt named more than the order has; newest first.
         * @description Needs the scope `read`.
         */
        get: operations["listUnmatchedGoods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unmatched-goods/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person says which return or refund pieces belong to. Each piece is given once.
         * @description Needs the scope `evidence`.
         */
        post: operations["postUnmatchedGoodsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unmatched-goods/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pieces belong to no refund; the reason is kept.
         * @description Needs the scope `evidence`.
         */
        post: operations["postUnmatchedGoodsDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All warehouses, with the shops' own.
         * @description Needs the scope `read`.
         */
        get: operations["listWarehouses"];
        /**
         * Replaces the list. A warehouse with stock cannot be left out: 409 WAREHOUSE_IN_USE.
         * @description Needs the scope `configure`.
         */
        put: operations["putWarehouses"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers. */
        get: operations["getHealthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The store takes writes; 503 with what to do while it does not, or while stopping. */
        get: operations["getHealthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus text. */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What a person does with a refund. */
        ActionRequest: {
            /** @description What a person may say about a refund. Hold, Refuse and Release beat every strategy. */
            action: components["schemas"]["PersonAction"];
            /** @description Kept and shown. */
            reason: string;
            /**
             * Format: int64
             * @description The claim's version that was on the screen; an approval of an older one is refused.
             * @default 0
             */
            version?: number;
            /** @description Rules of the goods side that the person knowingly passes (see verification.acceptable). */
            accepts?: null | string[];
            /**
             * Format: int64
             * @description An approval of less than was asked, in fen; absent is all of it. The rest becomes a request of its own that stays with a person (REST_OPEN). Only shops that live here: a platform pays what was asked.
             */
            amountFen?: null | number;
        };
        ActionResult: {
            /** @enum {string} */
            result: "applied" | "duplicate";
            /** @description One refund as lists show it. Amounts are in fen. */
            refund: components["schemas"]["RefundItem"];
            notYet: null | components["schemas"]["NotYet"];
        };
        /** @description A line of the order, or goods it does not have (a gift). */
        AddLine: {
            /** Format: int32 */
            quantity: number;
            lineNo?: null | string;
            sku?: null | string;
        };
        AddRequest: {
            shop: string;
            orderNo: string;
            /** @description Why a shipment exists. */
            kind: components["schemas"]["ShipmentKind"];
            lines: components["schemas"]["AddLine"][];
            warehouse?: null | string;
            stepId?: null | string;
        };
        AddResult: {
            shipmentNo: string;
        };
        AlarmView: {
            code: string;
            ref: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
        };
        AssignRequest: {
            /** @description A name of up to 100 characters; empty gives it back. */
            to: string;
        };
        /**
         * @description Why an order waits for a person's audit. Names are stored in the rules of shops.
         * @enum {string}
         */
        AuditHold: "by-hand" | "amount-above" | "no-stock" | "sku-held" | "ship-to-held" | "refund-asked" | "mergeable" | "platform-hold";
        /** @description A shop's rules of the audit. Version, author and time are read-only and ignored when sent back. */
        AuditRulesView: {
            autoAudit?: boolean;
            /**
             * Format: int64
             * @description In fen.
             */
            maxFen?: null | number;
            needStock?: null | boolean;
            /** @description "refund-asked", "mergeable". */
            holdReasons?: null | components["schemas"]["AuditHold"][];
            /** @description Goods codes that a person looks at; one that ends with '*' stands for all that begin so. */
            holdSkus?: null | string[];
            /** @description Provinces or states that a person looks at. */
            holdShipTo?: null | string[];
            /**
             * Format: int32
             * @description Orders of a buyer placed within this time of each other may share a parcel.
             */
            mergeWindowHours?: null | number;
            /** Format: int32 */
            version?: null | number;
            author?: null | string;
            at?: null | components["schemas"]["Instant"];
        };
        BalanceItem: {
            /** @description The accounts that an order's money moves between. Names are stored. */
            account: components["schemas"]["BookAccount"];
            /** @description The text in Chinese and in English. */
            accountText: components["schemas"]["Both"];
            currency: string;
            /**
             * Format: int64
             * @description In fen.
             */
            debitFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            creditFen: number;
        };
        BalanceView: {
            items: components["schemas"]["BalanceItem"][];
            /** @description Debits and credits are the same in every currency. */
            balanced: boolean;
        };
        BlockingView: {
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /**
         * @description The accounts that an order's money moves between. Names are stored.
         * @enum {string}
         */
        BookAccount: "receivable" | "sales-goods" | "sales-freight" | "returns" | "freight-refunds" | "compensation" | "courier-fees" | "courier-payable";
        BookItem: {
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            shop: string;
            orderNo: string;
            ref: string;
            /** @description The accounts that an order's money moves between. Names are stored. */
            account: components["schemas"]["BookAccount"];
            /** @description The text in Chinese and in English. */
            accountText: components["schemas"]["Both"];
            /**
             * Format: int64
             * @description In fen.
             */
            debitFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            creditFen: number;
            currency: string;
            text: string;
        };
        BookPage: {
            items: components["schemas"]["BookItem"][];
            next: null | string;
        };
        /** @description The text in Chinese and in English. */
        Both: {
            zh: string;
            en: string;
        };
        /**
         * @description How a count of a box relates to what was counted in it before. Names are stored.
         * @default no
         * @enum {string}
         */
        BoxAgain: "no" | "more" | "corrected";
        BoxGoodsView: {
            sku: string;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
            /** Format: int32 */
            quantity: number;
        };
        /** @description What was counted in a box that came in, and what of it belongs to nobody yet. */
        BoxView: {
            warehouse: string;
            number: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            countedAt: components["schemas"]["Instant"];
            author: string;
            goods: components["schemas"]["BoxGoodsView"][];
            rest: components["schemas"]["BoxGoodsView"][];
        };
        /** @description One element of a bulk call: what the single endpoints take, with its shop. The discriminator `type` says which. */
        BulkFact: components["schemas"]["BulkFactBulkOrder"] | components["schemas"]["BulkFactBulkRefund"] | components["schemas"]["BulkFactBulkRefundChange"] | components["schemas"]["BulkFactBulkEvidence"] | components["schemas"]["BulkFactBulkShipmentStep"] | components["schemas"]["BulkFactBulkReturnStep"];
        /** @description As POST /shops/{shop}/evidence; needs the scope `evidence`. */
        BulkFactBulkEvidence: {
            /** @enum {string} */
            type: "evidence";
            /** @description Something the goods side knows. */
            evidence: components["schemas"]["NewEvidence"];
            shop: string;
        };
        /** @description As POST /shops/{shop}/orders; needs the scope `orders`. */
        BulkFactBulkOrder: {
            /** @enum {string} */
            type: "order";
            /** @description An order of a hosted shop. Sending the same order again changes nothing; a newer status updates it. */
            order: components["schemas"]["NewOrder"];
            shop: string;
        };
        /** @description As POST /shops/{shop}/refunds; needs the scope `orders`. */
        BulkFactBulkRefund: {
            /** @enum {string} */
            type: "refund";
            /** @description A buyer's refund request in a hosted shop. */
            refund: components["schemas"]["NewRefund"];
            shop: string;
        };
        /** @description As POST /shops/{shop}/refunds/{refundNo}/changes; needs the scope `orders`. */
        BulkFactBulkRefundChange: {
            /** @enum {string} */
            type: "refund-change";
            refundNo: string;
            /** @description The buyer changes or withdraws a request, asks again, or sends the goods. */
            change: components["schemas"]["RefundChange"];
            shop: string;
        };
        /** @description As POST /shops/{shop}/orders/{orderNo}/return-steps; needs the scope `evidence`. */
        BulkFactBulkReturnStep: {
            /** @enum {string} */
            type: "return-step";
            orderNo: string;
            /** @description A step of the built-in returns desk. */
            step: components["schemas"]["ReturnStepRequest"];
            shop: string;
        };
        /** @description As POST /shops/{shop}/orders/{orderNo}/shipment-steps; needs the scope `evidence`. */
        BulkFactBulkShipmentStep: {
            /** @enum {string} */
            type: "shipment-step";
            orderNo: string;
            /** @description A step of the built-in order desk. */
            step: components["schemas"]["ShipmentStepRequest"];
            shop: string;
        };
        /** @enum {string} */
        BuyerChange: "modify" | "withdraw" | "ask-again" | "send-back";
        BuyersLine: {
            /**
             * @description refund or return.
             * @enum {string}
             */
            about: "refund" | "return";
            /** @description Its number. */
            no: string;
            /** @description As they were written. */
            words: string;
        };
        BuyersLines: {
            items: components["schemas"]["BuyersLine"][];
        };
        /** @description Most that may be refunded automatically, in fen; null is no cap. Windows roll, per shop. */
        Caps: {
            /**
             * Format: int64
             * @description In fen.
             */
            refundFen?: null | number;
            /**
             * Format: int64
             * @description In fen.
             */
            minuteFen?: null | number;
            /**
             * Format: int64
             * @description In fen.
             */
            hourFen?: null | number;
            /**
             * Format: int64
             * @description In fen.
             */
            dayFen?: null | number;
            anyWindow?: boolean;
        };
        Catalogue: {
            conditions: components["schemas"]["CatalogueItem"][];
            templates: components["schemas"]["CatalogueTemplate"][];
        };
        CatalogueItem: {
            is: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            parameters: components["schemas"]["CatalogueParameter"][];
        };
        CatalogueParameter: {
            name: string;
            type: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        CatalogueTemplate: {
            /** @description What a strategy is for; it fixes the evidence condition that cannot be removed (A3, A4). */
            template: components["schemas"]["StrategyTemplate"];
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /** @description The evidence condition that comes with the template and cannot be taken off. */
            required: string;
            /** @description The text in Chinese and in English. */
            requiredText: components["schemas"]["Both"];
        };
        /** @description The refund a person says the parcel belongs to. */
        ClaimRequest: {
            shop: string;
            orderNo: string;
            refundNo: string;
            /** @default  */
            reason?: string;
        };
        /**
         * @description Where the request stands on the platform.
         * @enum {string}
         */
        ClaimStatus: "unknown" | "awaiting-seller" | "awaiting-buyer-return" | "awaiting-receipt" | "seller-refused" | "closed" | "refunded";
        ClaimView: {
            /**
             * Format: int64
             * @description The platform's version of the request; an approval names it.
             */
            version: number;
            /** @description Where the request stands on the platform. */
            status: components["schemas"]["ClaimStatus"];
            rawStatus: string;
            phase: string;
            /**
             * Format: int64
             * @description In fen.
             */
            freightFen: number;
            lines: components["schemas"]["LineQuantity"][];
            tracking: null | components["schemas"]["Tracking"];
            inArbitration: boolean;
            advanced: boolean;
        };
        /** @description A code with its words. */
        CodeView: {
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /** @description Order numbers as the platform's back office exports them. */
        CompareRequest: {
            orderNos: string[];
        };
        CompareResult: {
            /** Format: int32 */
            asked: number;
            /** Format: int32 */
            known: number;
            /** @description Known to the platform and not here. */
            missing: string[];
        };
        /** @description One thing a strategy asks for beside its evidence. The discriminators are a storage and API format. */
        Condition: components["schemas"]["ConditionAmountAtMost"] | components["schemas"]["ConditionReasonIn"] | components["schemas"]["ConditionReasonNotIn"] | components["schemas"]["ConditionShopIn"] | components["schemas"]["ConditionGoodsIn"] | components["schemas"]["ConditionGoodsNotIn"] | components["schemas"]["ConditionBetween"] | components["schemas"]["ConditionGiftsMayStay"];
        /** @description The refund is no larger than this. */
        ConditionAmountAtMost: {
            /** @enum {string} */
            is: "amount-at-most";
            /** Format: int64 */
            fen: number;
            rule?: null | string;
        };
        /** @description Only at these hours of the day in UTC+8, from (inclusive) to (exclusive); over midnight when from is after to. Outside them the refund waits for the next window; it is not a matter for a person. */
        ConditionBetween: {
            /** @enum {string} */
            is: "between";
            /** Format: int32 */
            fromHour: number;
            /** Format: int32 */
            toHour: number;
            rule?: null | string;
        };
        /** @description Gifts that came with the goods need not come back with them. */
        ConditionGiftsMayStay: {
            /** @enum {string} */
            is: "gifts-may-stay";
            rule?: null | string;
        };
        /** @description Every claimed line is of these goods (SKU). */
        ConditionGoodsIn: {
            /** @enum {string} */
            is: "goods-in";
            skus: string[];
            rule?: null | string;
        };
        /** @description No claimed line is of these goods (SKU). */
        ConditionGoodsNotIn: {
            /** @enum {string} */
            is: "goods-not-in";
            skus: string[];
            rule?: null | string;
        };
        /** @description The buyer's reason is one of these. */
        ConditionReasonIn: {
            /** @enum {string} */
            is: "reason-in";
            reasons: string[];
            rule?: null | string;
        };
        /** @description The buyer's reason is none of these; what was erased may have been one. */
        ConditionReasonNotIn: {
            /** @enum {string} */
            is: "reason-not-in";
            reasons: string[];
            rule?: null | string;
        };
        /** @description The shop is one of these; for strategies shared between shops. */
        ConditionShopIn: {
            /** @enum {string} */
            is: "shop-in";
            shops: string[];
            rule?: null | string;
        };
        /** @description Is this shop connected, since when, and what is wrong? */
        ConnectionView: {
            /**
             * @description ok, warning, broken or paused.
             * @enum {string}
             */
            state: "ok" | "warning" | "broken" | "paused";
            platform: components["schemas"]["SideView"];
            erp: components["schemas"]["SideView"];
            authorisationEndsAt: null | components["schemas"]["Instant"];
            polling: components["schemas"]["PollingView"];
            problems: components["schemas"]["ShopProblem"][];
        };
        /**
         * @description Who turns what waits in the pool into orders and refunds.
         * @enum {string}
         */
        Converting: "auto" | "manual";
        /** @description Who brings parcels back that left before they could be stopped. */
        CourierConfig: {
            /** @description "kuaidi100" or "sf": names the connector. */
            kind: string;
            /** @description What this courier's connector needs: address, keys, who pays. */
            connection?: components["schemas"]["JsonElement"];
        };
        CreatedKey: {
            id: string;
            name: string;
            scopes: string[];
            /** @description Shown once and stored nowhere. */
            token: string;
        };
        /** @description Open refunds that are due soon: the list with this window of deadlines and the open phases. */
        DeadlineCount: {
            /** @description "1h", "2h", "8h", "24h"; each counts what the shorter ones count, too. */
            within: string;
            /** Format: int64 */
            count: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            from: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            to: components["schemas"]["Instant"];
        };
        /** @description How far a demonstration is; other fields are its own. */
        DemoState: {
            running: boolean;
            /** Format: double */
            progress: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            simulatedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
        };
        /**
         * @description What the desk's buttons do.
         * @enum {string}
         */
        DeskAction: "audit" | "release" | "pick" | "pack" | "hand-over" | "route" | "unmerge";
        DeskActionRequest: {
            /** @description What the desk's buttons do. */
            action: components["schemas"]["DeskAction"];
            items: components["schemas"]["ShipmentKey"][];
            /** @description For route. */
            warehouse?: null | string;
            waybill?: null | components["schemas"]["Tracking"];
            /**
             * @description Needed for a hand-over, which cannot be undone, and to go on although a refund is open.
             * @default false
             */
            confirm?: boolean;
        };
        DeskFailure: {
            shop: string;
            orderNo: string;
            shipmentNo: string;
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        DeskResult: {
            /**
             * Format: int32
             * @description How many shipments were moved; of a merged parcel all its parts.
             */
            done: number;
            failed: components["schemas"]["DeskFailure"][];
        };
        DismissRequest: {
            reason: string;
        };
        /** @description What an action or a report would do now; nothing is written. */
        EffectPreview: {
            /** @description False: it would be refused, for the reason of the code. */
            allowed: boolean;
            /** @description Money would be instructed. */
            pays: boolean;
            /**
             * Format: int64
             * @description How much, in fen.
             */
            amountFen: number;
            /** @description Why it would be refused or would not pay yet; empty otherwise. */
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /** @description Pieces of a line that came in. */
        EntryCount: {
            lineNo: string;
            /** Format: int32 */
            good: number;
            /** Format: int32 */
            defective: number;
        };
        /**
         * @description What an entry does.
         * @enum {string}
         */
        EntryKind: "in" | "out" | "count";
        EntryLine: {
            sku: string;
            /**
             * Format: int64
             * @description In and out: how much comes or goes. Count: how much is there.
             */
            quantity: number;
            /**
             * Format: int64
             * @description The same of defective pieces; absent: nothing of them changes.
             */
            defective?: null | number;
        };
        EntryLineItem: {
            lineNo: string;
            sku: string;
            name: string;
            /** Format: int32 */
            planned: number;
            /**
             * Format: int64
             * @description What came so far; defective pieces are counted apart.
             */
            good: number;
            /** Format: int64 */
            defective: number;
        };
        /** @description Goods that an ERP announced to our desk (入库单). */
        EntryOrderItem: {
            shop: string;
            code: string;
            /** @description The ERP's own word: CGRK is bought, DBRK moved from another warehouse. */
            type: string;
            /** @description How far goods are that an ERP announced. Names are stored. */
            state: components["schemas"]["EntryState"];
            lines: components["schemas"]["EntryLineItem"][];
            receipts: components["schemas"]["EntryReceiptItem"][];
            carrier: string;
            number: string;
            expectedAt: null | components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
        };
        EntryOrderPage: {
            items: components["schemas"]["EntryOrderItem"][];
            next: null | string;
        };
        EntryReceiptItem: {
            no: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            author: string;
            note: string;
            /** @description Nothing more of the document comes. */
            isLast: boolean;
            /** @description The ERP knows. */
            confirmed: boolean;
            /** Format: int32 */
            attempts: number;
            /** @description Why it does not know yet: what it said last, or that nothing was heard. */
            answer: string;
        };
        EntryReceiptRequest: {
            /** @description The receipt's own number: a repeat changes nothing. */
            receiptNo: string;
            /** @description What came in. May be empty when nothing more comes. */
            lines: components["schemas"]["EntryCount"][];
            /**
             * @description Nothing more of the document comes; set by itself when everything is in.
             * @default false
             */
            isLast?: boolean;
            /** @default  */
            note?: string;
        };
        EntryReceiptResult: {
            /**
             * @description "applied", or "duplicate": the receipt was entered before and nothing changed.
             * @enum {string}
             */
            result: "applied" | "duplicate";
            /** @description Goods that an ERP announced to our desk (入库单). */
            entry: components["schemas"]["EntryOrderItem"];
        };
        /**
         * @description How far goods are that an ERP announced. Names are stored.
         * @enum {string}
         */
        EntryState: "open" | "done" | "cancelled";
        /** @description The ERP or warehouse of others behind a shop. */
        ErpConfig: {
            /** @description "jushuitan", "wangdian", "kuaimai", "generic" or "qimen": names the connector. */
            kind: string;
            /** @description What this ERP's connector needs: address, keys, shop number. Its shape is the connector's. */
            connection?: components["schemas"]["JsonElement"];
        };
        /**
         * @description What a piece of evidence says.
         * @enum {string}
         */
        EvidenceKind: "stopped" | "stop-refused" | "shipped" | "received";
        EvidenceView: {
            id: string;
            /** @description What a piece of evidence says. */
            kind: components["schemas"]["EvidenceKind"];
            refundNo: string;
            /** @description How far goods have gone when somebody tried to stop them. */
            level: components["schemas"]["StopLevel"];
            source: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            knownAt: components["schemas"]["Instant"];
            lines: components["schemas"]["LineQuantity"][];
            inspected: components["schemas"]["Inspected"][];
            holds: boolean;
            withdrawnBecause: null | string;
            note: string;
        };
        ExtraRefundRequest: {
            refundNo: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            reason: string;
        };
        /** @description What became of one element. */
        FactAnswer: {
            /**
             * Format: int32
             * @description What the single endpoint would have answered: 200, 201, 202, 400, 403, 404, 409, 422 or 503.
             */
            status: number;
            /**
             * @description applied, duplicate, parked, or refused: nothing was changed by this element.
             * @enum {string}
             */
            result: "applied" | "duplicate" | "parked" | "refused";
            /** @description Why it was refused or parked. */
            code?: null | string;
            detail?: null | string;
            text?: null | components["schemas"]["Both"];
            errors?: null | components["schemas"]["ProblemError"][];
        };
        /** @description The answers stand in the order of the elements. */
        FactAnswers: {
            /** Format: int32 */
            applied: number;
            /** Format: int32 */
            duplicate: number;
            /** Format: int32 */
            parked: number;
            /** Format: int32 */
            refused: number;
            answers: components["schemas"]["FactAnswer"][];
        };
        /** @description What became of a fact: applied, duplicate (known already) or parked (kept until what it belongs to is known). */
        FactResult: {
            /** @enum {string} */
            result: "applied" | "duplicate" | "parked" | "refused" | "unread";
            reason?: null | string;
            text?: null | components["schemas"]["Both"];
        };
        /** @description Figures of one shop, or of all. Each that a list stands behind is the sum of that list. */
        Figures: {
            /** @description orders, refunds: by when they were made; refunded, refundedFen, automatic: by when they were paid back; person, parked: now; the rest: by when it was written. */
            totals: {
                [key: string]: number;
            };
            series: components["schemas"]["FiguresPoint"][];
            evidenceToRefundMs: null | components["schemas"]["Percentiles"];
            /**
             * Format: int64
             * @description Open refunds whose deadline has passed.
             */
            overdue: number;
            openDeadlines: components["schemas"]["DeadlineCount"][];
        };
        FiguresPoint: {
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            refunds: number;
            /** Format: int64 */
            refunded: number;
            /**
             * Format: int64
             * @description In fen.
             */
            refundedFen: number;
            /** Format: int64 */
            automatic: number;
        };
        /** @description One rule's answer, in three parts: what stopped it, on which fact, and what would make it pass. */
        Finding: {
            /**
             * @description guard: a safety rule that nothing switches off; strategy: a wish of the merchant.
             * @enum {string}
             */
            group: "guard" | "strategy";
            strategy: null | components["schemas"]["StrategyRef"];
            rule: string;
            /** @description The text in Chinese and in English. */
            ruleText: components["schemas"]["Both"];
            passed: boolean;
            /** @description What a rule's answer means for the refund; the most cautious wins. */
            standing: components["schemas"]["Standing"];
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /**
             * Format: int64
             * @description What the rule expected, in the unit given.
             */
            expected: null | number;
            /** Format: int64 */
            known: null | number;
            /** @description fen, count, hour, or empty. */
            unit: string;
            /** @description Who said the fact the answer rests on. */
            source: null | string;
            knownAt: null | components["schemas"]["Instant"];
            /** Format: int64 */
            ageSeconds: null | number;
            /** @description The text in Chinese and in English. */
            help: components["schemas"]["Both"];
            /** @description Whose turn it is. */
            turn: components["schemas"]["Turn"];
            /**
             * @description The button that acts, or null.
             * @enum {null|string}
             */
            action: "acknowledge" | "approve" | "hold" | "open-shop" | "open-strategies" | "refuse" | "release" | "report-evidence" | "set-handled" | null;
        };
        /** @description One row of a standing list. Amounts in fen or pieces, as the list says. */
        FindingItem: {
            id: string;
            /** @description The standing lists of the reconciliation of platform, goods and money. */
            list: components["schemas"]["StandingList"];
            shop: string;
            orderNo: string;
            refundNo: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /** Format: int64 */
            expected: number;
            /** Format: int64 */
            found: number;
            against: string;
            evidence: string[];
            /** @description "open-return", "open-refund", "recall" or "fetch-order": what helps. */
            action: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            foundAt: components["schemas"]["Instant"];
            resolvedAt: null | components["schemas"]["Instant"];
            resolvedBy: string;
            reason: string;
        };
        FindingPage: {
            items: components["schemas"]["FindingItem"][];
            /** @description Open rows of each list, whatever the filter. */
            counts: {
                [key: string]: number;
            };
            lastRun: null | components["schemas"]["RunItem"];
            next: null | string;
        };
        /**
         * @description Where the goods of a shop are, and so how it is proved that they will not leave or are back.
         * @enum {string}
         */
        Fulfilment: "built-in" | "remote-erp" | "reports";
        GateItem: {
            /**
             * @description breaker, pause, or stop for a word about all shops.
             * @enum {string}
             */
            kind: "breaker" | "pause" | "stop";
            /** @description True: held back from then on. */
            shut: boolean;
            reason: string;
            author: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
        };
        GateRequest: {
            /** @description Up to 500 characters; it is kept. */
            reason: string;
        };
        GatesView: {
            /** @description No effect is begun; the shop is still read, and facts are taken. */
            paused: boolean;
            /** @description A cap was reached: no refund by machine until a person closes it. */
            breakerOpen: boolean;
            /** @description All shops of the installation are stopped. */
            stopped: boolean;
            /** @description Every word about the shop's own gates, newest first. */
            history: components["schemas"]["GateItem"][];
        };
        /** @description Something that happened to goods in the ERP; the body of a webhook and a row of GET goods. */
        GenericEvent: {
            /** @description The document's own number in the ERP; a repeat of it changes nothing. */
            id: string;
            /** @description shipped, received, stopped or stop-refused. */
            type: string;
            /** @description When it happened, RFC 3339 with its offset. */
            at: string;
            /** @description The platform's order number. */
            orderNo: string;
            /** @description The platform's refund number; needed for received goods. */
            refundNo?: null | string;
            /** @description Absent: all lines of the refund, or of the order. Received goods name theirs. */
            lines?: null | components["schemas"]["GenericLine"][];
            /** @description stopped, stop-refused: how far the goods had gone, e.g. not-released, packed, recalled. */
            level?: null | string;
            note?: null | string;
            /** @description Shipped, received: the parcel's carrier. */
            carrier?: null | string;
            /** @description Shipped, received: the parcel's number. One unit told twice with it counts once. */
            trackingNo?: null | string;
        };
        GenericLine: {
            /** Format: int32 */
            quantity: number;
            /** @description The platform's line number; or give the goods code. */
            lineNo?: null | string;
            sku?: null | string;
            /** @description Received goods: good, opened, defective, wrong-item, missing or unclear. */
            grade?: null | string;
        };
        /**
         * @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so.
         * @enum {string}
         */
        Grade: "good" | "opened" | "defective" | "wrong-item" | "missing" | "unclear";
        Health: {
            status: string;
            detail: null | string;
        };
        HeldBecause: {
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        InspectLine: {
            shop: string;
            orderNo: string;
            returnNo: string;
            lineNo: string;
            /** Format: int32 */
            quantity: number;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
        };
        InspectRequest: {
            stepId: string;
            lines: components["schemas"]["InspectLine"][];
            /** @default  */
            warehouse?: string;
            /**
             * Format: int32
             * @default 0
             */
            weightGrams?: number;
            serials?: null | string[];
            /** @default  */
            note?: string;
            photos?: null | string[];
            /** @description A box is counted once. "more": a person found more in it. "corrected": this is all that is in it. */
            again?: components["schemas"]["BoxAgain"];
        };
        /** @description One inspected quantity of a line. */
        Inspected: {
            lineNo: string;
            /** Format: int32 */
            quantity: number;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
        };
        /**
         * Format: date-time
         * @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge.
         */
        Instant: string;
        /**
         * @description What we ask of the outside world. The order is part of no format; the names are.
         * @enum {string}
         */
        InstructionAction: "stop" | "agree-return" | "report-stopped" | "report-not-stopped" | "report-received" | "agree-refund" | "pay-out" | "refuse" | "push-shipment" | "expect-return" | "close-document" | "send-order" | "recall" | "keep-goods";
        /**
         * @description reliability.md §2. A crash leaves InstructionState.Dispatching, which counts as InstructionState.Unknown on the way back.
         * @enum {string}
         */
        InstructionState: "prepared" | "dispatching" | "done" | "refused" | "unknown" | "finding-out" | "void";
        InstructionView: {
            key: string;
            /** @description What we ask of the outside world. The order is part of no format; the names are. */
            action: components["schemas"]["InstructionAction"];
            /** @description The text in Chinese and in English. */
            actionText: components["schemas"]["Both"];
            /** @description reliability.md §2. A crash leaves InstructionState.Dispatching, which counts as InstructionState.Unknown on the way back. */
            state: components["schemas"]["InstructionState"];
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            /** Format: int64 */
            version: number;
            author: string;
            /** Format: int32 */
            attempt: number;
            firstSent: null | components["schemas"]["Instant"];
            dueAt: null | components["schemas"]["Instant"];
            code: string;
            text: string;
        };
        /** @description How a shop's orders and refunds come in. */
        IntakeConfig: {
            /** @description In two stages through the pool: heads first, details at a pace of our own. False: straight. */
            pool?: boolean;
            /** @description Who turns what waits in the pool into orders and refunds. */
            convertOrders?: components["schemas"]["Converting"];
            /** @description Who turns what waits in the pool into orders and refunds. */
            convertRefunds?: components["schemas"]["Converting"];
        };
        JobChange: {
            plan?: null | string;
            paused?: null | boolean;
        };
        JobItem: {
            id: string;
            kind: string;
            shop: null | string;
            /** @description "every 60s", or a cron line of five fields in UTC+8. */
            plan: string;
            /** @description The plan it has when nobody set another. */
            defaultPlan: string;
            paused: boolean;
            /** @description It runs on this node just now. */
            running: boolean;
            lastRun: null | components["schemas"]["JobRunItem"];
            nextAt: null | components["schemas"]["Instant"];
            runs: components["schemas"]["JobRunItem"][];
            /**
             * Format: int32
             * @description Of plan and pause, and the ETag of one job; 0 while nobody set any.
             */
            version: number;
        };
        JobList: {
            items: components["schemas"]["JobItem"][];
        };
        JobRunItem: {
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** Format: int64 */
            durationMs: number;
            /** @description What the run did, by names of its kind. */
            counts: {
                [key: string]: number;
            };
            error: null | string;
            /** @description "clock", or the person who asked for it. */
            author: string;
        };
        JobRunRequest: {
            /**
             * @description For fetch: the whole window again, and what was removed from the pool comes back.
             * @default false
             */
            full?: boolean;
        };
        JobRuns: {
            items: components["schemas"]["JobRunItem"][];
        };
        JsonElement: unknown;
        JsonNode: unknown;
        KeyItem: {
            id: string;
            name: string;
            scopes: string[];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            revoked: boolean;
        };
        KeyList: {
            items: components["schemas"]["KeyItem"][];
        };
        /** @description A quantity of one order line. */
        LineQuantity: {
            lineNo: string;
            /** Format: int32 */
            quantity: number;
        };
        LineView: {
            lineNo: string;
            sku: string;
            title: string;
            /** Format: int32 */
            quantity: number;
            /**
             * Format: int64
             * @description In fen.
             */
            paidFen: number;
            shipped: boolean;
            /** Format: int32 */
            claimedQuantity: number;
        };
        /** @description One list. */
        ListView: {
            /** @description orders, refunds, desk, figures, stock or books. */
            name: string;
            /**
             * Format: int64
             * @description It shows everything up to here.
             */
            position: number;
            /** @description Nothing that was written is missing; a position may be below the newest all the same, for not everything that has one concerns lists. */
            upToDate: boolean;
            /** @description Why it stands still; empty while it follows. It is tried again every few seconds. */
            fault: string;
            faultAt: null | components["schemas"]["Instant"];
        };
        /** @description Rows being made anew, or how it ended. */
        ListsRebuild: {
            /**
             * Format: int64
             * @description How many orders' rows were made anew so far.
             */
            orders: number;
            done: boolean;
            /** @description Why it ended before its end; begin it again then. */
            fault: string;
        };
        /** @description Lists and what was written. */
        ListsView: {
            /**
             * Format: int64
             * @description The newest position of the store; lists that have come so far show everything.
             */
            position: number;
            rebuild: null | components["schemas"]["ListsRebuild"];
            /**
             * Format: int32
             * @description Changes of this node that lists do not show yet.
             */
            behind: number;
            /**
             * Format: double
             * @description From a change to the list that shows it, 99 of 100, on this node since it started.
             */
            lagMs: number;
            items: components["schemas"]["ListView"][];
        };
        LiveFigures: {
            counts: {
                /** Format: int64 */
                waiting: number;
                /** Format: int64 */
                running: number;
                /** Format: int64 */
                uncertain: number;
                /** Format: int64 */
                person: number;
                /** Format: int64 */
                refunded: number;
                /** Format: int64 */
                closed: number;
            };
            totals: {
                [key: string]: number;
            };
        };
        MappingHistory: {
            items: components["schemas"]["MappingView"][];
        };
        MappingLine: {
            from: string;
            to: string;
            /** @default  */
            note?: string;
        };
        /**
         * @description The names of the four tables.
         * @enum {string}
         */
        MappingTable: "goods" | "carriers" | "reasons" | "statuses";
        MappingView: {
            goods: components["schemas"]["MappingLine"][];
            carriers: components["schemas"]["MappingLine"][];
            reasons: components["schemas"]["MappingLine"][];
            statuses: components["schemas"]["MappingLine"][];
            /**
             * Format: int32
             * @description With author and time: of the answer; ignored when sent back, so that an old version can be.
             */
            version?: null | number;
            author?: null | string;
            /** Format: date-time */
            at?: string;
        };
        MatchItem: {
            shop: string;
            orderNo: string;
            refundNo: string;
            /**
             * Format: int32
             * @description 0 to 100; only a person confirms.
             */
            score: number;
            because: components["schemas"]["Both"][];
        };
        Me: {
            name: string;
            scopes: string[];
        };
        MergeProposalList: {
            items: components["schemas"]["MergeProposalView"][];
        };
        MergeProposalView: {
            shop: string;
            buyerRef: string;
            shipTo: string;
            shipments: components["schemas"]["ShipmentItem"][];
        };
        MergeRequest: {
            items: components["schemas"]["ShipmentKey"][];
            parcelNo?: null | string;
        };
        MergeResult: {
            parcelNo: string;
            /** Format: int32 */
            done: number;
            failed: components["schemas"]["DeskFailure"][];
        };
        MovementItem: {
            warehouse: string;
            sku: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description What moved stock. Names are stored. */
            kind: components["schemas"]["StockMoveKind"];
            /** @description The text in Chinese and in English. */
            kindText: components["schemas"]["Both"];
            /** Format: int64 */
            onHand: number;
            /** Format: int64 */
            occupied: number;
            /** Format: int64 */
            defective: number;
            /** @description The order's number, or the entry's document. */
            ref: string;
            author: string;
        };
        MovementPage: {
            items: components["schemas"]["MovementItem"][];
            next: null | string;
        };
        /** @description Something the goods side knows. */
        NewEvidence: {
            orderNo: string;
            /** @description What a piece of evidence says. */
            kind: components["schemas"]["EvidenceKind"];
            /** @description The sender's own document number; without one, a digest of the content. A repeat changes nothing. */
            id?: null | string;
            /** @description Needed for goods that were received; optional otherwise. */
            refundNo?: null | string;
            /** @description Absent means all lines of the refund, or of the order. */
            lines?: null | components["schemas"]["LineQuantity"][];
            inspected?: null | components["schemas"]["Inspected"][];
            level?: null | components["schemas"]["StopLevel"];
            /**
             * Format: date-time
             * @description When it was so; absent means now.
             */
            at?: string;
            /** @default  */
            note?: string;
            waybill?: null | components["schemas"]["Tracking"];
        };
        NewKey: {
            name: string;
            scopes: string[];
        };
        /** @description An order of a hosted shop. Sending the same order again changes nothing; a newer status updates it. */
        NewOrder: {
            orderNo: string;
            /**
             * Format: int64
             * @description What the buyer paid for all lines and the freight, in fen.
             */
            paidFen: number;
            lines: components["schemas"]["NewOrderLine"][];
            /** @description How far an order is, in the words all platforms share. OrderStatus.Unknown keeps the raw text beside it. */
            status?: components["schemas"]["OrderStatus"];
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            paidAt?: string;
            /** Format: date-time */
            modifiedAt?: string;
            /**
             * Format: int64
             * @description Freight within paidFen, in fen.
             * @default 0
             */
            freightFen?: number;
            /**
             * @description ISO 4217; CNY when absent.
             * @default CNY
             */
            currency?: string;
            /**
             * @description A stable pseudonym; never a name, phone or address.
             * @default
             */
            buyerRef?: string;
            /**
             * @description Province or state only.
             * @default
             */
            shipTo?: string;
            /**
             * @description A pseudonym of the address and whom it names, the same for the same: orders are merged into one parcel only when it is equal. A keyed digest will do; never the address itself.
             * @default
             */
            receiverRef?: string;
        };
        NewOrderLine: {
            lineNo: string;
            sku: string;
            title: string;
            /** Format: int32 */
            quantity: number;
            /**
             * Format: int64
             * @description The line's share of the payment, in fen; it never changes later.
             */
            paidFen: number;
            /**
             * @description False when it need not come back with a return, such as a small gift.
             * @default true
             */
            needReturn?: boolean;
            /** @description The number of the line it is a gift to; it goes back with that line. */
            giftOf?: null | string;
        };
        /** @description A buyer's refund request in a hosted shop. */
        NewRefund: {
            refundNo: string;
            orderNo: string;
            /** @description What the buyer wants (domain.md, kinds of request). */
            kind: components["schemas"]["RefundKind"];
            /**
             * Format: int64
             * @description In fen, above zero and not above what was paid.
             */
            amountFen: number;
            /**
             * Format: int64
             * @description The part that is freight. Absent: what the lines cannot carry is freight.
             */
            freightFen?: null | number;
            /** @description What it covers; absent means the whole order. */
            lines?: null | components["schemas"]["LineQuantity"][];
            /** @default  */
            reason?: string;
            /** @default CNY */
            currency?: string;
        };
        /** @description Goods that a person expects, for a refund or before there is one. */
        NewReturn: {
            shop: string;
            orderNo: string;
            lines: components["schemas"]["LineQuantity"][];
            /** @default  */
            note?: string;
            refundNo?: null | string;
            warehouse?: null | string;
            tracking?: null | components["schemas"]["Tracking"];
            stepId?: null | string;
        };
        /** @description A parcel that nobody expected (无头件), as the warehouse describes it. */
        NewUnclaimed: {
            /** @default  */
            number?: string;
            /** @default  */
            carrier?: string;
            /**
             * @description The last four digits of the sender's phone; never more.
             * @default
             */
            phoneTail?: string;
            /**
             * @description A request or order number on a slip inside.
             * @default
             */
            slip?: string;
            skus?: null | components["schemas"]["SkuQuantity"][];
            /**
             * Format: int32
             * @default 0
             */
            weightGrams?: number;
            /** @default  */
            warehouse?: string;
            /** @default  */
            note?: string;
            photos?: null | string[];
        };
        /** @description Approved and not refunded yet. */
        NotYet: {
            /** @description What stands in the way. */
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        OrderDetail: {
            shop: string;
            orderNo: string;
            /** @description How far an order is, in the words all platforms share. OrderStatus.Unknown keeps the raw text beside it. */
            status: components["schemas"]["OrderStatus"];
            rawStatus: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            paidAt: null | components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description In fen.
             */
            paidFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            freightFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            refundedFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            reservedFen: number;
            currency: string;
            buyerRef: string;
            lines: components["schemas"]["LineView"][];
            shipments: components["schemas"]["ShipmentView"][];
            returns: components["schemas"]["ReturnView"][];
            refunds: components["schemas"]["RefundItem"][];
        };
        OrderItem: {
            shop: string;
            orderNo: string;
            /** @description How far an order is, in the words all platforms share. OrderStatus.Unknown keeps the raw text beside it. */
            status: components["schemas"]["OrderStatus"];
            rawStatus: string;
            /**
             * Format: int64
             * @description In fen.
             */
            paidFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            refundedFen: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            buyerRef: string;
        };
        /** @description An order of a shop. Order numbers repeat between shops and platforms, so neither part identifies alone. */
        OrderKey: {
            shop: string;
            orderNo: string;
            /**
             * Format: int32
             * @description The lane of this order: FNV-1a over the UTF-8 of shop, newline, number. It is the first key column of every table that grows, so it must never change.
             */
            lane: number;
        };
        OrderPage: {
            items: components["schemas"]["OrderItem"][];
            next: null | string;
        };
        /**
         * @description How far an order is, in the words all platforms share. OrderStatus.Unknown keeps the raw text beside it.
         * @enum {string}
         */
        OrderStatus: "unknown" | "awaiting-payment" | "paid" | "paid-on-hold" | "partly-shipped" | "shipped" | "finished" | "closed" | "cancelled";
        OrderView: {
            shop: string;
            orderNo: string;
            /** @description How far an order is, in the words all platforms share. OrderStatus.Unknown keeps the raw text beside it. */
            status: components["schemas"]["OrderStatus"];
            rawStatus: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            paidAt: null | components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description In fen.
             */
            paidFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            freightFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            refundedFen: number;
            /**
             * Format: int64
             * @description Set aside for refunds under way, in fen.
             */
            reservedFen: number;
            currency: string;
            buyerRef: string;
            lines: components["schemas"]["LineView"][];
            shipments: components["schemas"]["ShipmentView"][];
            returns: components["schemas"]["ReturnView"][];
            otherRefunds: components["schemas"]["OtherRefund"][];
        };
        OtherRefund: {
            refundNo: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            /** @description Where a refund is shown: the tabs of the list. */
            phase: components["schemas"]["RefundPhase"];
        };
        OutsideStock: {
            /** @description Who said so: the kind of the ERP, or the platform. */
            source: string;
            items: components["schemas"]["StockItem"][];
        };
        /** @description Who dismissed a parked fact, why and when. */
        ParkedEndItem: {
            by: string;
            reason: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
        };
        ParkedItem: {
            id: string;
            shop: string;
            orderNo: string;
            reason: string;
            source: string;
            /** @description When it came. */
            at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description How often it was tried again; each time the wait doubles.
             */
            attempts: number;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            nextTryAt: null | components["schemas"]["Instant"];
            /** @description Who looks after it; empty while nobody does. */
            assignee: string;
            dismissed: null | components["schemas"]["ParkedEndItem"];
        };
        ParkedList: {
            items: components["schemas"]["ParkedItem"][];
            /**
             * Format: int64
             * @description How many wait in all.
             */
            total: number;
            oldest: null | components["schemas"]["Instant"];
            /** @description The cursor of the next page; null on the last. */
            next: null | string;
        };
        Percentiles: {
            /** Format: double */
            p50: number;
            /** Format: double */
            p99: number;
        };
        /**
         * @description What a person may say about a refund. Hold, Refuse and Release beat every strategy.
         * @enum {string}
         */
        PersonAction: "hold" | "release" | "approve" | "refuse" | "set-handled" | "acknowledge";
        PersonView: {
            /** @description What a person may say about a refund. Hold, Refuse and Release beat every strategy. */
            action: components["schemas"]["PersonAction"];
            author: string;
            reason: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
        };
        PhotoId: {
            id: string;
        };
        /** @description How a shop is polled. */
        PollConfig: {
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            interval?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            overlap?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            backfill?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            recheck?: string;
        };
        PollingView: {
            ordersTo: null | components["schemas"]["Instant"];
            refundsTo: null | components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description How far reading is behind the clock; null when nothing is polled.
             */
            lagSeconds: null | number;
        };
        /**
         * @description What a person may do with pooled records.
         * @enum {string}
         */
        PoolAction: "convert" | "remove" | "handle" | "undo" | "reject";
        PoolActionRequest: {
            /** @description What a person may do with pooled records. */
            action: components["schemas"]["PoolAction"];
            /** @description For numbers that name no shop of their own, or beside a filter. */
            shop?: null | string;
            /** @description These records; leave out for all that match the filter. */
            numbers?: null | components["schemas"]["PoolNumber"][];
            filter?: null | components["schemas"]["PoolMatch"];
            reason?: null | string;
        };
        PoolCounts: {
            /** Format: int64 */
            toDownload: number;
            /** Format: int64 */
            toConvert: number;
            /** Format: int64 */
            parked: number;
            /** Format: int64 */
            converted: number;
            /** Format: int64 */
            handled: number;
            /** Format: int64 */
            removed: number;
        };
        PoolDetail: {
            kind: components["schemas"]["PoolKind"];
            shop: string;
            no: string;
            orderNo: string;
            /** @description How far a fetched record is on its way to the desk (待下载 → 待转入 → converted). */
            stage: components["schemas"]["PoolStage"];
            reason: string;
            note: string;
            reasonText: null | components["schemas"]["Both"];
            rawStatus: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            skus: string;
            buyerRef: string;
            shipTo: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            fetchedAt: components["schemas"]["Instant"];
            convertedAt: null | components["schemas"]["Instant"];
            author: string;
            details: null | components["schemas"]["JsonNode"];
            history: components["schemas"]["PoolStepItem"][];
        };
        PoolDone: {
            /** Format: int32 */
            done: number;
            failed: components["schemas"]["PoolFailed"][];
        };
        PoolFailed: {
            no: string;
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /** @description One fetched order or refund. */
        PoolItem: {
            kind: components["schemas"]["PoolKind"];
            shop: string;
            no: string;
            orderNo: string;
            /** @description How far a fetched record is on its way to the desk (待下载 → 待转入 → converted). */
            stage: components["schemas"]["PoolStage"];
            /** @description Why it is parked, as a code; empty when nothing is wrong. */
            reason: string;
            /** @description What the code speaks of, or the words of the person who moved it. */
            note: string;
            reasonText: null | components["schemas"]["Both"];
            rawStatus: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            skus: string;
            buyerRef: string;
            shipTo: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            fetchedAt: components["schemas"]["Instant"];
            convertedAt: null | components["schemas"]["Instant"];
            author: string;
        };
        /** @enum {string} */
        PoolKind: "order" | "refund";
        /** @description The filters of the list, for an action over all that match. */
        PoolMatch: {
            shop?: null | string;
            stage?: null | components["schemas"]["PoolStage"];
            q?: null | string;
            status?: null | string;
            sku?: null | string;
            buyer?: null | string;
            reason?: null | string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFromFen?: null | number;
            /**
             * Format: int64
             * @description In fen.
             */
            amountToFen?: null | number;
            /** Format: date-time */
            createdFrom?: string;
            /** Format: date-time */
            createdTo?: string;
        };
        PoolNumber: {
            shop: string;
            no: string;
        };
        PoolPage: {
            items: components["schemas"]["PoolItem"][];
            next: null | string;
        };
        /**
         * @description How far a fetched record is on its way to the desk (待下载 → 待转入 → converted).
         * @enum {string}
         */
        PoolStage: "to-download" | "to-convert" | "parked" | "converted" | "handled" | "removed";
        PoolStarted: {
            /** @description Ask /pool/tasks/{id} how far it is. */
            taskId: string;
        };
        PoolStepItem: {
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description How far a fetched record is on its way to the desk (待下载 → 待转入 → converted). */
            stage: components["schemas"]["PoolStage"];
            author: string;
            reason: string;
        };
        /** @description The newest first. */
        PoolTaskList: {
            items: components["schemas"]["PoolTaskView"][];
        };
        /** @description An action over all records that matched, and how far it is. */
        PoolTaskView: {
            id: string;
            kind: components["schemas"]["PoolKind"];
            /** @description What a person may do with pooled records. */
            action: components["schemas"]["PoolAction"];
            reason: string;
            author: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            startedAt: components["schemas"]["Instant"];
            /**
             * Format: int64
             * @description Worked on so far, without those that failed.
             */
            done: number;
            /**
             * Format: int64
             * @description How many matched when it began.
             */
            total: number;
            /** Format: int64 */
            failed: number;
            /** @description Nothing more happens: every record was worked on, or a person stopped it. */
            finished: boolean;
            endedAt: null | components["schemas"]["Instant"];
            /** @description Who stopped it; null when nobody did. */
            stoppedBy: null | string;
            /** @description The first of those that failed. */
            failures: components["schemas"]["PoolFailed"][];
        };
        Preview: {
            items: components["schemas"]["PreviewItem"][];
        };
        PreviewItem: {
            /** @description The record the code stands in. */
            no: string;
            before: string;
            /** @description Null when there is no line for it. */
            after: null | string;
            problem: null | components["schemas"]["Both"];
        };
        PreviewRequest: {
            /** @description The names of the four tables. */
            table: components["schemas"]["MappingTable"];
            /** @description The lines as they would be; left out: as they are. */
            items?: null | components["schemas"]["MappingLine"][];
        };
        /** @description RFC 9457, with a stable code for programs. */
        ProblemBody: {
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            /** @description In English, with the figures of the case. */
            detail: string;
            /** @description For people: what happened and what to do. The English one is the detail. */
            text: components["schemas"]["Both"];
            code: string;
            traceId: string;
            errors?: null | components["schemas"]["ProblemError"][];
        };
        /** @description One thing that is wrong with a request, and where. */
        ProblemError: {
            /** @description A JSON path ("$.lines[0].quantity"), a query parameter or a header. */
            path: string;
            message: string;
        };
        ProposalChoice: {
            /**
             * @description "partial", "negotiate" or "refuse".
             * @enum {string}
             */
            choice: "partial" | "negotiate" | "refuse";
            reason: string;
        };
        /** @description What may be done about a receipt that is short, wrong or damaged. A person chooses. */
        ProposalView: {
            /**
             * Format: int64
             * @description The share of the goods that came back well.
             */
            goodFen: number;
            missing: components["schemas"]["LineQuantity"][];
            damaged: components["schemas"]["LineQuantity"][];
            /** @description "partial", "negotiate", "refuse". */
            options: ("partial" | "negotiate" | "refuse")[];
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /**
         * @description What became of a figure that was told to a platform.
         * @enum {string}
         */
        PublicationState: "published" | "raised" | "refused" | "unknown";
        PublishedItem: {
            warehouse: string;
            sku: string;
            /**
             * Format: int64
             * @description What our stock said.
             */
            wanted: number;
            /**
             * Format: int64
             * @description What the platform was told.
             */
            quantity: number;
            /** @description What became of a figure that was told to a platform. */
            state: components["schemas"]["PublicationState"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description The platform's refusal in its own words. */
            note: string;
        };
        PublishedStockPage: {
            /** @description Whether the shop publishes its stock at all. */
            publishes: boolean;
            items: components["schemas"]["PublishedItem"][];
        };
        ReceiveRequest: {
            /** @description The scan's own id: a repeat changes nothing. */
            stepId: string;
            /** @default  */
            warehouse?: string;
            /** @description Empty: everything expected of the one return. */
            lines?: null | components["schemas"]["ScanLine"][];
            /** @description A parcel that is scanned again brings nothing more unless a person says so: "more". */
            again?: components["schemas"]["BoxAgain"];
        };
        /** @description The buyer changes or withdraws a request, asks again, or sends the goods. */
        RefundChange: {
            orderNo: string;
            change: components["schemas"]["BuyerChange"];
            /**
             * @description The store's own id of this change; a repeat is recognised by it.
             * @default
             */
            changeId?: string;
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen?: null | number;
            kind?: null | components["schemas"]["RefundKind"];
            tracking?: null | components["schemas"]["Tracking"];
            /** @default CNY */
            currency?: string;
        };
        RefundCounts: {
            /** Format: int64 */
            waiting: number;
            /** Format: int64 */
            running: number;
            /** Format: int64 */
            uncertain: number;
            /** Format: int64 */
            person: number;
            /** Format: int64 */
            refunded: number;
            /** Format: int64 */
            closed: number;
        };
        /** @description Everything known of one refund. */
        RefundDetail: {
            shop: string;
            shopName: string;
            refundNo: string;
            orderNo: string;
            /** @description What the buyer wants (domain.md, kinds of request). */
            kind: components["schemas"]["RefundKind"];
            rawStatus: string;
            /** @description Where a refund is shown: the tabs of the list. */
            phase: components["schemas"]["RefundPhase"];
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            /**
             * Format: int64
             * @description In fen.
             */
            paidFen: number;
            reason: string;
            code: string;
            /** @description The text in Chinese and in English. */
            codeText: components["schemas"]["Both"];
            /** @description Whose turn it is. */
            turn: components["schemas"]["Turn"];
            buyerRef: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            askedAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            deadlineAt: null | components["schemas"]["Instant"];
            refundedAt: null | components["schemas"]["Instant"];
            automatic: boolean;
            order: components["schemas"]["OrderView"];
            claim: components["schemas"]["ClaimView"];
            evidence: components["schemas"]["EvidenceView"][];
            instructions: components["schemas"]["InstructionView"][];
            person: null | components["schemas"]["PersonView"];
            withPerson: null | components["schemas"]["WithPersonView"];
            settlement: null | components["schemas"]["SettlementView"];
            documentClosed: boolean;
            /** Format: int32 */
            reopened: number;
            alarms: components["schemas"]["AlarmView"][];
            /** @description Why a refund is, or is not, made automatically, and what would change it. */
            verification: components["schemas"]["Verification"];
            /** @description What the buyer of the order wrote in his own words, in any of its refunds. */
            words: components["schemas"]["WordsState"];
        };
        /** @description One refund as lists show it. Amounts are in fen. */
        RefundItem: {
            shop: string;
            shopName: string;
            refundNo: string;
            orderNo: string;
            /** @description What the buyer wants (domain.md, kinds of request). */
            kind: components["schemas"]["RefundKind"];
            rawStatus: string;
            /** @description Where a refund is shown: the tabs of the list. */
            phase: components["schemas"]["RefundPhase"];
            /**
             * Format: int64
             * @description Asked for, in fen.
             */
            amountFen: number;
            /**
             * Format: int64
             * @description Paid back so far, in fen.
             */
            paidFen: number;
            reason: string;
            /** @description What stands in the way, e.g. GOODS_NOT_STOPPED; OK when nothing does. */
            code: string;
            /** @description The text in Chinese and in English. */
            codeText: components["schemas"]["Both"];
            /** @description Whose turn it is. */
            turn: components["schemas"]["Turn"];
            buyerRef: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            askedAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            deadlineAt: null | components["schemas"]["Instant"];
            refundedAt: null | components["schemas"]["Instant"];
            /** @description Refunded, and no person had to act. */
            automatic: boolean;
        };
        /**
         * @description What the buyer wants (domain.md, kinds of request).
         * @enum {string}
         */
        RefundKind: "unknown" | "unshipped" | "shipped-refund-only" | "return" | "exchange" | "reship" | "repair" | "price-protection" | "compensation";
        /** @description A page of a list, and the cursor of the next page; null when this is the last. */
        RefundPage: {
            items: components["schemas"]["RefundItem"][];
            next: null | string;
        };
        /**
         * @description Where a refund is shown: the tabs of the list.
         * @enum {string}
         */
        RefundPhase: "waiting" | "running" | "uncertain" | "person" | "refunded" | "closed";
        ResolveRequest: {
            /** @description Why nothing more is to be done; it stands in the history with the author. */
            reason: string;
        };
        /** @enum {string} */
        ReturnAction: "track" | "receive" | "inspect" | "expect" | "edit" | "claim";
        /** @description Where buyers send goods back to; the address chosen decides the warehouse that expects them (B9). */
        ReturnAddress: {
            id: string;
            name: string;
            warehouse: string;
            address: string;
            /** @description Any of them suffices; without rules the address fits everything. */
            rules?: null | components["schemas"]["ReturnRule"][];
        };
        ReturnAddressList: {
            items: components["schemas"]["ReturnAddress"][];
            /**
             * Format: int32
             * @description Of the answer, and its ETag; ignored when sent back.
             */
            version?: null | number;
        };
        /** @description A return with its lines, as a scan finds it. */
        ReturnCandidate: {
            lines: components["schemas"]["ReturnLine"][];
            shop: string;
            orderNo: string;
            returnNo: string;
            refundNo: string;
            /** @description How far a return is. Names are stored. */
            state: components["schemas"]["ReturnState"];
            carrier: string;
            tracking: string;
            warehouse: string;
            /** Format: int64 */
            expectedPieces: number;
            /** Format: int64 */
            receivedPieces: number;
            /** Format: int64 */
            goodPieces: number;
            /** Format: int64 */
            otherPieces: number;
            skus: string;
            buyerRef: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
        };
        /** @description What changed after negotiation; what is absent stays. */
        ReturnChange: {
            reason: string;
            lines?: null | components["schemas"]["LineQuantity"][];
            warehouse?: null | string;
            tracking?: null | components["schemas"]["Tracking"];
            note?: null | string;
            refundNo?: null | string;
        };
        ReturnDetail: {
            note: string;
            addressId: string;
            lines: components["schemas"]["ReturnLine"][];
            history: components["schemas"]["ReturnHistoryItem"][];
            proposal: null | components["schemas"]["ProposalView"];
            photos: string[];
            serials: string[];
            shop: string;
            orderNo: string;
            returnNo: string;
            refundNo: string;
            /** @description How far a return is. Names are stored. */
            state: components["schemas"]["ReturnState"];
            carrier: string;
            tracking: string;
            warehouse: string;
            /** Format: int64 */
            expectedPieces: number;
            /** Format: int64 */
            receivedPieces: number;
            /** Format: int64 */
            goodPieces: number;
            /** Format: int64 */
            otherPieces: number;
            skus: string;
            buyerRef: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
        };
        ReturnHistoryItem: {
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            source: string;
            type: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        /** @description One expected return (销退单) as the list shows it. Quantities are pieces. */
        ReturnItem: {
            shop: string;
            orderNo: string;
            returnNo: string;
            refundNo: string;
            /** @description How far a return is. Names are stored. */
            state: components["schemas"]["ReturnState"];
            carrier: string;
            tracking: string;
            warehouse: string;
            /** Format: int64 */
            expectedPieces: number;
            /** Format: int64 */
            receivedPieces: number;
            /** Format: int64 */
            goodPieces: number;
            /** Format: int64 */
            otherPieces: number;
            skus: string;
            buyerRef: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
        };
        ReturnLine: {
            lineNo: string;
            sku: string;
            title: string;
            /** Format: int32 */
            expected: number;
            /** Format: int32 */
            received: number;
            /** Format: int32 */
            good: number;
            /** Format: int32 */
            opened: number;
            /** Format: int32 */
            defective: number;
            /**
             * Format: int32
             * @description Of other goods than sold; Defective counts what is unclear, too.
             */
            wrong: number;
            /** Format: int32 */
            missing: number;
        };
        ReturnMade: {
            returnNo: string;
        };
        ReturnPage: {
            items: components["schemas"]["ReturnItem"][];
            next: null | string;
        };
        ReturnRule: {
            /** @default  */
            shop?: string;
            /** @default  */
            skuPrefix?: string;
            /** @default  */
            province?: string;
            /** @default  */
            reason?: string;
        };
        /**
         * @description How far a return is. Names are stored.
         * @enum {string}
         */
        ReturnState: "expected" | "in-transit" | "received" | "inspected" | "closed";
        /** @description A step of the built-in returns desk. */
        ReturnStepRequest: {
            action: components["schemas"]["ReturnAction"];
            refundNo: string;
            /**
             * @description The scan's own id: it makes a repeated scan harmless.
             * @default
             */
            stepId?: string;
            lines?: null | components["schemas"]["LineQuantity"][];
            inspected?: null | components["schemas"]["Inspected"][];
            tracking?: null | components["schemas"]["Tracking"];
            /** @description How a count of a box relates to what was counted in it before. Names are stored. */
            again?: components["schemas"]["BoxAgain"];
        };
        ReturnView: {
            returnNo: string;
            refundNo: string;
            tracking: null | components["schemas"]["Tracking"];
            expected: components["schemas"]["LineQuantity"][];
            received: components["schemas"]["LineQuantity"][];
            inspected: components["schemas"]["Inspected"][];
            closed: boolean;
        };
        ReverseOrderItem: {
            returnNo: string;
            /** @description The forward order. */
            orderNo: string;
            /** @description The return parcel as the buyer declared it. */
            tracking: components["schemas"]["Tracking"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description Why it is not on the returns desk: NOT_SUBMITTED, ORDER_UNKNOWN or LINE_UNKNOWN. */
            reason: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /** Format: int32 */
            pieces: number;
        };
        ReverseOrderList: {
            items: components["schemas"]["ReverseOrderItem"][];
        };
        RollbackRequest: {
            /** Format: int32 */
            version: number;
        };
        RunItem: {
            id: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            startedAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            endedAt: components["schemas"]["Instant"];
            author: string;
            /** Format: int64 */
            orders: number;
            /** Format: int64 */
            added: number;
            /** Format: int64 */
            resolved: number;
            /** Format: int64 */
            open: number;
            error: string;
        };
        RunList: {
            items: components["schemas"]["RunItem"][];
        };
        /** @description Which shops to compare; all when absent. */
        RunRequest: {
            shop?: null | string;
        };
        ScanFound: {
            /**
             * @description "return", "rejected" (came back under the number it was sent), "unclaimed" or "unknown".
             * @enum {string}
             */
            kind: "return" | "rejected" | "unclaimed" | "unknown";
            candidates: components["schemas"]["ReturnCandidate"][];
            shipments: components["schemas"]["ShipmentRow"][];
            heldBecause: null | components["schemas"]["HeldBecause"];
            /** @description What was counted in boxes of this number before. */
            boxes: components["schemas"]["BoxView"][];
        };
        /** @description A line of a scanned parcel. Without a return number the goods come back outside of any return. */
        ScanLine: {
            shop: string;
            orderNo: string;
            returnNo: string;
            lineNo: string;
            /** Format: int32 */
            quantity: number;
        };
        ScanResult: {
            shop: string;
            orderNo: string;
            returnNo: string;
            refundNo: string;
            /**
             * @description "applied", "duplicate", "parked" or "refused".
             * @enum {string}
             */
            outcome: "applied" | "duplicate" | "parked" | "refused";
            /** @description Where the refund is right after; empty without one. */
            phase: string;
            code: null | string;
            text: null | components["schemas"]["Both"];
            proposal: null | components["schemas"]["ProposalView"];
        };
        ScanResults: {
            results: components["schemas"]["ScanResult"][];
        };
        /**
         * @description Who made the refund.
         * @enum {string}
         */
        SettledBy: "us" | "external";
        SettlementView: {
            /**
             * Format: int64
             * @description In fen.
             */
            amountFen: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            /** @description Who made the refund. */
            by: components["schemas"]["SettledBy"];
        };
        /**
         * @description Steps of the built-in order desk, in the order of a parcel's life.
         * @enum {string}
         */
        ShipmentAction: "audit" | "split" | "merge" | "release" | "pick" | "pack" | "hand-over" | "unmerge" | "route" | "add";
        ShipmentCounts: {
            /** Format: int64 */
            audit: number;
            /** Format: int64 */
            release: number;
            /** Format: int64 */
            pick: number;
            /** Format: int64 */
            pack: number;
            /** Format: int64 */
            handOver: number;
            /** Format: int64 */
            shipped: number;
            /** Format: int64 */
            stopped: number;
        };
        ShipmentItem: {
            shop: string;
            orderNo: string;
            shipmentNo: string;
            /** @description What the desk must do next with a shipment: the tabs of the list. Names are stored. */
            stage: components["schemas"]["ShipmentStage"];
            /** @description The text in Chinese and in English. */
            stageText: components["schemas"]["Both"];
            /** @description How far goods have gone when somebody tried to stop them. */
            level: components["schemas"]["StopLevel"];
            /** @description Why a shipment exists. */
            kind: components["schemas"]["ShipmentKind"];
            warehouse: string;
            parcelNo: string;
            carrier: string;
            waybill: string;
            /** Format: int64 */
            pieces: number;
            /** Format: int64 */
            stopped: number;
            skus: string;
            buyerRef: string;
            shipTo: string;
            hold: boolean;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            createdAt: components["schemas"]["Instant"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            modifiedAt: components["schemas"]["Instant"];
            /** @description While it waits for its audit: which rules hold it. */
            holds: components["schemas"]["CodeView"][];
        };
        ShipmentKey: {
            shop: string;
            orderNo: string;
            shipmentNo: string;
        };
        /**
         * @description Why a shipment exists.
         * @enum {string}
         */
        ShipmentKind: "sale" | "gift" | "reship";
        ShipmentPage: {
            items: components["schemas"]["ShipmentItem"][];
            next: null | string;
        };
        /** @description One shipment of the built-in desk as lists show it; it follows the commits that change it. */
        ShipmentRow: {
            shop: string;
            orderNo: string;
            shipmentNo: string;
            /** @description What the desk must do next with a shipment: the tabs of the list. Names are stored. */
            stage: components["schemas"]["ShipmentStage"];
            /** @description How far goods have gone when somebody tried to stop them. */
            level: components["schemas"]["StopLevel"];
            /** @description Why a shipment exists. */
            kind: components["schemas"]["ShipmentKind"];
            warehouse: string;
            parcelNo: string;
            carrier: string;
            waybill: string;
            /**
             * Format: int64
             * @description What still goes out; Stopped what was stopped.
             */
            pieces: number;
            /** Format: int64 */
            stopped: number;
            /** @description "A×2, B". */
            skus: string;
            buyerRef: string;
            shipTo: string;
            /** @description An open request for unshipped goods claims something of it. */
            hold: boolean;
            /** @description When the order was placed. */
            createdAt: components["schemas"]["Instant"];
            /** @description When this row last changed. */
            modifiedAt: components["schemas"]["Instant"];
            /** @description An order of a shop. Order numbers repeat between shops and platforms, so neither part identifies alone. */
            key: components["schemas"]["OrderKey"];
        };
        /**
         * @description What the desk must do next with a shipment: the tabs of the list. Names are stored.
         * @enum {string}
         */
        ShipmentStage: "audit" | "release" | "pick" | "pack" | "hand-over" | "shipped" | "stopped";
        /** @description A step of the built-in order desk. */
        ShipmentStepRequest: {
            /** @description Steps of the built-in order desk, in the order of a parcel's life. */
            action: components["schemas"]["ShipmentAction"];
            /**
             * @description Absent means every shipment of the order.
             * @default
             */
            shipmentNo?: string;
            lines?: null | components["schemas"]["LineQuantity"][];
            /** @default  */
            parcelNo?: string;
            waybill?: null | components["schemas"]["Tracking"];
        };
        ShipmentView: {
            shipmentNo: string;
            /** @description How far goods have gone when somebody tried to stop them. */
            level: components["schemas"]["StopLevel"];
            audited: boolean;
            parcelNo: string;
            waybill: null | components["schemas"]["Tracking"];
            lines: components["schemas"]["LineQuantity"][];
            stopped: components["schemas"]["LineQuantity"][];
        };
        /** @description A shop as its owner wrote it: immutable, versioned, replaced as a whole. */
        ShopConfig: {
            id: string;
            name?: string;
            /** @description "taobao" or "hosted": names the connector. */
            platform: string;
            /** @description Where the goods of a shop are, and so how it is proved that they will not leave or are back. */
            fulfilment?: components["schemas"]["Fulfilment"];
            /** @description How the refund comes about once the goods side has proved it. */
            way?: components["schemas"]["WayToMoney"];
            reports?: boolean;
            agreeReturns?: boolean;
            autoAudit?: boolean;
            /**
             * Format: int64
             * @description A recalled parcel counts as stopped up to this amount, in fen; 0 never.
             */
            recalledCountsUpToFen?: number;
            /**
             * Format: int32
             * @description How often a refund that had succeeded and failed later is made again by machine; after that a person looks.
             */
            lateFailuresRetried?: number;
            strategies?: components["schemas"]["Strategy"][];
            /** @description Most that may be refunded automatically, in fen; null is no cap. Windows roll, per shop. */
            caps?: components["schemas"]["Caps"];
            /** @description How long things may take. Every value is a setting of the shop. */
            timing?: components["schemas"]["Timing"];
            /** @description How a shop is polled. */
            poll?: components["schemas"]["PollConfig"];
            /** @description Whether orders and refunds wait in a pool before they are converted. A document from before there was one has none. */
            intake?: components["schemas"]["IntakeConfig"];
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            hostedDeadline?: string;
            /** @description What a hosted shop does when a term ends and nobody answered. */
            hostedWhenSilent?: components["schemas"]["WhenSilent"];
            /** @description No effect is begun; the shop is still read, and facts are taken. A person pauses and resumes it besides. */
            paused?: boolean;
            /** @description What the platform's connector needs: address, keys, session. Its shape is the connector's. */
            connection?: components["schemas"]["JsonElement"];
            erp?: null | components["schemas"]["ErpConfig"];
            courier?: null | components["schemas"]["CourierConfig"];
        };
        ShopItem: {
            id: string;
            name: string;
            platform: string;
            /** @description Where the goods of a shop are, and so how it is proved that they will not leave or are back. */
            fulfilment: components["schemas"]["Fulfilment"];
            /** @description How the refund comes about once the goods side has proved it. */
            way: components["schemas"]["WayToMoney"];
            paused: boolean;
            strategies: components["schemas"]["Strategy"][];
            /** Format: int32 */
            strategyVersion: number;
            /** @description Most that may be refunded automatically, in fen; null is no cap. Windows roll, per shop. */
            caps: components["schemas"]["Caps"];
            /** @description Is this shop connected, since when, and what is wrong? */
            connection: components["schemas"]["ConnectionView"];
            /** @description The ERP that has the goods; null for the built-in desk and for ERPs that report. */
            erpKind: null | string;
            /** @description What the shop's connectors declare that they cannot do. */
            limits: components["schemas"]["Both"][];
            terms: null | components["schemas"]["TermsView"];
        };
        ShopList: {
            items: components["schemas"]["ShopItem"][];
        };
        ShopProblem: {
            code: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
        };
        SideView: {
            /**
             * @description ok, broken, silent (has not spoken since the start), or none (nothing to connect).
             * @enum {string}
             */
            state: "ok" | "broken" | "silent" | "none";
            since: null | components["schemas"]["Instant"];
            lastOkAt: null | components["schemas"]["Instant"];
            lastErrorAt: null | components["schemas"]["Instant"];
            lastError: null | string;
        };
        /** @description A quantity of one goods code. */
        SkuQuantity: {
            sku: string;
            /** Format: int32 */
            quantity: number;
        };
        /** @enum {string} */
        SplitBy: "warehouse" | "stock";
        SplitPartView: {
            shipmentNo: string;
            warehouse: string;
            lines: components["schemas"]["LineQuantity"][];
        };
        SplitRequest: {
            shop: string;
            orderNo: string;
            shipmentNo: string;
            lines?: null | components["schemas"]["LineQuantity"][];
            by?: null | components["schemas"]["SplitBy"];
            /** @description The step's own id: a repeat splits nothing more. */
            stepId?: null | string;
        };
        SplitResult: {
            parts: components["schemas"]["SplitPartView"][];
        };
        /**
         * @description What a rule's answer means for the refund; the most cautious wins.
         * @enum {string}
         */
        Standing: "pass" | "wait" | "person" | "stop";
        /**
         * @description The standing lists of the reconciliation of platform, goods and money.
         * @enum {string}
         */
        StandingList: "refunded-not-returned" | "returned-not-refunded" | "refunded-but-shipped" | "refund-without-order" | "amounts-differ";
        StockEntryRequest: {
            docNo: string;
            warehouse: string;
            /** @description What an entry does. */
            kind: components["schemas"]["EntryKind"];
            lines: components["schemas"]["EntryLine"][];
            /** @default  */
            note?: string;
        };
        StockEntryResult: {
            docNo: string;
            /**
             * @description "written", or "repeated": the document was entered before and nothing changed.
             * @enum {string}
             */
            result: "written" | "repeated";
        };
        StockItem: {
            warehouse: string;
            sku: string;
            /** Format: int64 */
            onHand: number;
            /** Format: int64 */
            occupied: number;
            /**
             * Format: int64
             * @description On hand less occupied; below zero when more was sold than ever came in.
             */
            available: number;
            /** Format: int64 */
            defective: number;
        };
        /**
         * @description What moved stock. Names are stored.
         * @enum {string}
         */
        StockMoveKind: "in" | "out" | "count" | "occupy" | "free" | "ship" | "restock" | "defect";
        StockPage: {
            items: components["schemas"]["StockItem"][];
            /** @description The `after` of the next page; null when this was the last. */
            next: null | string;
        };
        /**
         * @description How far goods have gone when somebody tried to stop them.
         * @enum {string}
         */
        StopLevel: "unknown" | "not-released" | "released" | "picking" | "packed" | "handed-over" | "recall-asked" | "recalled" | "back-in-warehouse" | "shipped";
        /** @description Whether all shops are stopped at once. */
        StopView: {
            stopped: boolean;
            last: null | components["schemas"]["GateItem"];
            /** @description Every word about that, newest first. */
            history: components["schemas"]["GateItem"][];
        };
        StrategiesHistory: {
            items: components["schemas"]["StrategiesView"][];
        };
        StrategiesRequest: {
            items: components["schemas"]["Strategy"][];
        };
        /** @description A shop's strategies as one version. */
        StrategiesView: {
            /** Format: int32 */
            version: number;
            author: string;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            items: components["schemas"]["Strategy"][];
        };
        /** @description A merchant's wish: refunds of a kind are made automatically when the evidence is there and all conditions hold. The evidence condition comes with the template, is on by default and cannot be taken off. */
        Strategy: {
            id: string;
            name: string;
            /** @description Always written: the stored form leaves out defaults, and what is required must not be missing. */
            template: components["schemas"]["StrategyTemplate"];
            /** @description Always written: left out as a default, "off" would come back as on. */
            enabled?: boolean;
            conditions?: components["schemas"]["Condition"][];
            /** @description What the buyer wants (domain.md, kinds of request). */
            kind?: components["schemas"]["RefundKind"];
        };
        StrategyRef: {
            id: string;
            name: string;
            /** Format: int32 */
            version: number;
        };
        /**
         * @description What a strategy is for; it fixes the evidence condition that cannot be removed (A3, A4).
         * @enum {string}
         */
        StrategyTemplate: "unshipped-stopped" | "return-received";
        SwitchChange: {
            name: string;
            on: boolean;
        };
        SwitchItem: {
            name: string;
            on: boolean;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /** @description What happens when it is off. */
            help: components["schemas"]["Both"];
        };
        SwitchesRequest: {
            items: components["schemas"]["SwitchChange"][];
        };
        /** @description The switches of a shop's connection, in both languages. */
        SwitchesView: {
            /**
             * Format: int32
             * @description 0 while nobody changed any: they are as the shop's configuration says.
             */
            version: number;
            author: string;
            at: null | components["schemas"]["Instant"];
            items: components["schemas"]["SwitchItem"][];
        };
        TermsView: {
            /**
             * Format: int64
             * @description How long the seller has to answer a request; the other terms follow from it.
             */
            answerSeconds: number;
            /** @description What happens when a term ends and nobody answered. */
            whenSilent: components["schemas"]["WhenSilent"];
        };
        Timeline: {
            items: components["schemas"]["TimelineItem"][];
        };
        /** @description One line of the timeline. */
        TimelineItem: {
            /** Format: int64 */
            version: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            at: components["schemas"]["Instant"];
            source: string;
            type: string;
            /** @description The text in Chinese and in English. */
            text: components["schemas"]["Both"];
            /** @description The event as the journal keeps it. */
            data: components["schemas"]["JsonElement"];
        };
        /** @description How long things may take. Every value is a setting of the shop. */
        Timing: {
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            lease?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            backOff?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            backOffMost?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            unknownHorizon?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            unknownPatience?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            assistantPatience?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            escalationLead?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            goodsPatience?: string;
            /** @description 30s, 5m, 24h, 7d or hh:mm:ss */
            stopLease?: string;
        };
        /** @description The return parcel as the buyer declared it. */
        Tracking: {
            carrier: string;
            number: string;
        };
        /**
         * @description Whose turn it is.
         * @enum {string}
         */
        Turn: "nobody" | "machine" | "merchant" | "erp" | "warehouse" | "platform" | "buyer";
        UnclaimedItem: {
            id: string;
            /**
             * @description "open", "claimed" or "dismissed".
             * @enum {string}
             */
            state: "open" | "claimed" | "dismissed";
            number: string;
            carrier: string;
            phoneTail: string;
            slip: string;
            skus: components["schemas"]["SkuQuantity"][];
            /** Format: int32 */
            weightGrams: number;
            warehouse: string;
            note: string;
            photos: string[];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            foundAt: components["schemas"]["Instant"];
            author: string;
            claimedShop: string;
            claimedOrderNo: string;
            claimedRefundNo: string;
            resolvedBy: string;
            reason: string;
            matches: null | components["schemas"]["MatchItem"][];
        };
        UnclaimedPage: {
            items: components["schemas"]["UnclaimedItem"][];
            next: null | string;
        };
        /** @description To whom pieces belong. At a shop whose ERP keeps the goods name the refund, otherwise the return. */
        UnmatchedClaim: {
            /** @description The claim's own id: a repeat changes nothing. */
            stepId: string;
            box: string;
            sku: string;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
            /** Format: int32 */
            quantity: number;
            shop: string;
            orderNo: string;
            lineNo: string;
            /** @default  */
            warehouse?: string;
            /** @default  */
            returnNo?: string;
            /** @default  */
            refundNo?: string;
        };
        UnmatchedDismissal: {
            /** @description The word's own id: a repeat changes nothing. */
            stepId: string;
            box: string;
            sku: string;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
            /** Format: int32 */
            quantity: number;
            reason: string;
            /** @default  */
            warehouse?: string;
        };
        /** @description Pieces that came in and belong to nobody yet: a return refused them, or a receipt named them for an order that does not have them. */
        UnmatchedItem: {
            /** @description The box they are in, with Warehouse; name both to claim or dismiss. */
            box: string;
            warehouse: string;
            /** @description What stands on the box, or the receipt's own number. */
            number: string;
            sku: string;
            /** @description What the warehouse found on inspection. Only Good counts by itself; Opened when a strategy says so. */
            grade: components["schemas"]["Grade"];
            /** Format: int32 */
            quantity: number;
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            foundAt: components["schemas"]["Instant"];
            author: string;
            shop: string;
            /** @description The order a receipt named; empty for a box that was opened at the desk. */
            orderNo: string;
            refundNo: string;
        };
        UnmatchedPage: {
            items: components["schemas"]["UnmatchedItem"][];
            next: null | string;
        };
        UnmatchedResult: {
            /**
             * @description "applied" or "duplicate".
             * @enum {string}
             */
            outcome: "applied" | "duplicate";
        };
        /** @description Why a refund is, or is not, made automatically, and what would change it. */
        Verification: {
            /** @description It would be, or was, refunded without a person. */
            automatic: boolean;
            /**
             * @description refund, wait, person, no, or done.
             * @enum {string}
             */
            decision: "refund" | "wait" | "person" | "no" | "done";
            blocking: components["schemas"]["BlockingView"];
            /** @description Whose turn it is. */
            turn: components["schemas"]["Turn"];
            /** @description The text in Chinese and in English. */
            turnText: components["schemas"]["Both"];
            findings: components["schemas"]["Finding"][];
            /** @description What a person can do now. */
            actions: components["schemas"]["PersonAction"][];
            /** @description Rules that do not hold and that a person may knowingly pass. */
            acceptable: string[];
        };
        WarehouseList: {
            items: components["schemas"]["WarehouseView"][];
            /**
             * Format: int32
             * @description Of the answer, and its ETag; ignored when sent back.
             */
            version?: null | number;
        };
        WarehouseView: {
            code: string;
            name: string;
            /** @default  */
            address?: string;
            /**
             * @description Takes returns.
             * @default true
             */
            returns?: boolean;
            /**
             * @description Of others: it tells us its stock, and our desk sends nothing out of it. Not written.
             * @default false
             */
            others?: boolean;
        };
        /**
         * @description How the refund comes about once the goods side has proved it.
         * @enum {string}
         */
        WayToMoney: "assistant" | "direct" | "pay-out";
        /**
         * @description What a hosted shop does when a term ends and nobody answered.
         * @enum {string}
         */
        WhenSilent: "ask" | "decide";
        WithPersonView: {
            code: string;
            /** @description The text in Chinese and in English. */
            codeText: components["schemas"]["Both"];
            /** @description A point in time: milliseconds since 1970 in UTC. Platform times (UTC+8) are converted at the edge. */
            since: components["schemas"]["Instant"];
        };
        /** @description Why somebody reads what a buyer wrote, or has it erased. */
        WordsRequest: {
            /** @description Kept in the order's journal. */
            reason: string;
        };
        /** @enum {string} */
        WordsState: "none" | "kept" | "erased";
    };
    responses: {
        /** @description It was refused, or it failed: RFC 9457, with a stable code for programs and a text for people. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["ProblemBody"];
            };
        };
    };
    parameters: {
        /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
        IdempotencyKey: string;
        /** @description The ETag (the version) that is replaced; left out, whatever is there. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ActionRequest = components['schemas']['ActionRequest'];
export type ActionResult = components['schemas']['ActionResult'];
export type AddLine = components['schemas']['AddLine'];
export type AddRequest = components['schemas']['AddRequest'];
export type AddResult = components['schemas']['AddResult'];
export type AlarmView = components['schemas']['AlarmView'];
export type AssignRequest = components['schemas']['AssignRequest'];
export type AuditHold = components['schemas']['AuditHold'];
export type AuditRulesView = components['schemas']['AuditRulesView'];
export type BalanceItem = components['schemas']['BalanceItem'];
export type BalanceView = components['schemas']['BalanceView'];
export type BlockingView = components['schemas']['BlockingView'];
export type BookAccount = components['schemas']['BookAccount'];
export type BookItem = components['schemas']['BookItem'];
export type BookPage = components['schemas']['BookPage'];
export type Both = components['schemas']['Both'];
export type BoxAgain = components['schemas']['BoxAgain'];
export type BoxGoodsView = components['schemas']['BoxGoodsView'];
export type BoxView = components['schemas']['BoxView'];
export type BulkFact = components['schemas']['BulkFact'];
export type BulkFactBulkEvidence = components['schemas']['BulkFactBulkEvidence'];
export type BulkFactBulkOrder = components['schemas']['BulkFactBulkOrder'];
export type BulkFactBulkRefund = components['schemas']['BulkFactBulkRefund'];
export type BulkFactBulkRefundChange = components['schemas']['BulkFactBulkRefundChange'];
export type BulkFactBulkReturnStep = components['schemas']['BulkFactBulkReturnStep'];
export type BulkFactBulkShipmentStep = components['schemas']['BulkFactBulkShipmentStep'];
export type BuyerChange = components['schemas']['BuyerChange'];
export type BuyersLine = components['schemas']['BuyersLine'];
export type BuyersLines = components['schemas']['BuyersLines'];
export type Caps = components['schemas']['Caps'];
export type Catalogue = components['schemas']['Catalogue'];
export type CatalogueItem = components['schemas']['CatalogueItem'];
export type CatalogueParameter = components['schemas']['CatalogueParameter'];
export type CatalogueTemplate = components['schemas']['CatalogueTemplate'];
export type ClaimRequest = components['schemas']['ClaimRequest'];
export type ClaimStatus = components['schemas']['ClaimStatus'];
export type ClaimView = components['schemas']['ClaimView'];
export type CodeView = components['schemas']['CodeView'];
export type CompareRequest = components['schemas']['CompareRequest'];
export type CompareResult = components['schemas']['CompareResult'];
export type Condition = components['schemas']['Condition'];
export type ConditionAmountAtMost = components['schemas']['ConditionAmountAtMost'];
export type ConditionBetween = components['schemas']['ConditionBetween'];
export type ConditionGiftsMayStay = components['schemas']['ConditionGiftsMayStay'];
export type ConditionGoodsIn = components['schemas']['ConditionGoodsIn'];
export type ConditionGoodsNotIn = components['schemas']['ConditionGoodsNotIn'];
export type ConditionReasonIn = components['schemas']['ConditionReasonIn'];
export type ConditionReasonNotIn = components['schemas']['ConditionReasonNotIn'];
export type ConditionShopIn = components['schemas']['ConditionShopIn'];
export type ConnectionView = components['schemas']['ConnectionView'];
export type Converting = components['schemas']['Converting'];
export type CourierConfig = components['schemas']['CourierConfig'];
export type CreatedKey = components['schemas']['CreatedKey'];
export type DeadlineCount = components['schemas']['DeadlineCount'];
export type DemoState = components['schemas']['DemoState'];
export type DeskAction = components['schemas']['DeskAction'];
export type DeskActionRequest = components['schemas']['DeskActionRequest'];
export type DeskFailure = components['schemas']['DeskFailure'];
export type DeskResult = components['schemas']['DeskResult'];
export type DismissRequest = components['schemas']['DismissRequest'];
export type EffectPreview = components['schemas']['EffectPreview'];
export type EntryCount = components['schemas']['EntryCount'];
export type EntryKind = components['schemas']['EntryKind'];
export type EntryLine = components['schemas']['EntryLine'];
export type EntryLineItem = components['schemas']['EntryLineItem'];
export type EntryOrderItem = components['schemas']['EntryOrderItem'];
export type EntryOrderPage = components['schemas']['EntryOrderPage'];
export type EntryReceiptItem = components['schemas']['EntryReceiptItem'];
export type EntryReceiptRequest = components['schemas']['EntryReceiptRequest'];
export type EntryReceiptResult = components['schemas']['EntryReceiptResult'];
export type EntryState = components['schemas']['EntryState'];
export type ErpConfig = components['schemas']['ErpConfig'];
export type EvidenceKind = components['schemas']['EvidenceKind'];
export type EvidenceView = components['schemas']['EvidenceView'];
export type ExtraRefundRequest = components['schemas']['ExtraRefundRequest'];
export type FactAnswer = components['schemas']['FactAnswer'];
export type FactAnswers = components['schemas']['FactAnswers'];
export type FactResult = components['schemas']['FactResult'];
export type Figures = components['schemas']['Figures'];
export type FiguresPoint = components['schemas']['FiguresPoint'];
export type Finding = components['schemas']['Finding'];
export type FindingItem = components['schemas']['FindingItem'];
export type FindingPage = components['schemas']['FindingPage'];
export type Fulfilment = components['schemas']['Fulfilment'];
export type GateItem = components['schemas']['GateItem'];
export type GateRequest = components['schemas']['GateRequest'];
export type GatesView = components['schemas']['GatesView'];
export type GenericEvent = components['schemas']['GenericEvent'];
export type GenericLine = components['schemas']['GenericLine'];
export type Grade = components['schemas']['Grade'];
export type Health = components['schemas']['Health'];
export type HeldBecause = components['schemas']['HeldBecause'];
export type InspectLine = components['schemas']['InspectLine'];
export type InspectRequest = components['schemas']['InspectRequest'];
export type Inspected = components['schemas']['Inspected'];
export type Instant = components['schemas']['Instant'];
export type InstructionAction = components['schemas']['InstructionAction'];
export type InstructionState = components['schemas']['InstructionState'];
export type InstructionView = components['schemas']['InstructionView'];
export type IntakeConfig = components['schemas']['IntakeConfig'];
export type JobChange = components['schemas']['JobChange'];
export type JobItem = components['schemas']['JobItem'];
export type JobList = components['schemas']['JobList'];
export type JobRunItem = components['schemas']['JobRunItem'];
export type JobRunRequest = components['schemas']['JobRunRequest'];
export type JobRuns = components['schemas']['JobRuns'];
export type JsonElement = components['schemas']['JsonElement'];
export type JsonNode = components['schemas']['JsonNode'];
export type KeyItem = components['schemas']['KeyItem'];
export type KeyList = components['schemas']['KeyList'];
export type LineQuantity = components['schemas']['LineQuantity'];
export type LineView = components['schemas']['LineView'];
export type ListView = components['schemas']['ListView'];
export type ListsRebuild = components['schemas']['ListsRebuild'];
export type ListsView = components['schemas']['ListsView'];
export type LiveFigures = components['schemas']['LiveFigures'];
export type MappingHistory = components['schemas']['MappingHistory'];
export type MappingLine = components['schemas']['MappingLine'];
export type MappingTable = components['schemas']['MappingTable'];
export type MappingView = components['schemas']['MappingView'];
export type MatchItem = components['schemas']['MatchItem'];
export type Me = components['schemas']['Me'];
export type MergeProposalList = components['schemas']['MergeProposalList'];
export type MergeProposalView = components['schemas']['MergeProposalView'];
export type MergeRequest = components['schemas']['MergeRequest'];
export type MergeResult = components['schemas']['MergeResult'];
export type MovementItem = components['schemas']['MovementItem'];
export type MovementPage = components['schemas']['MovementPage'];
export type NewEvidence = components['schemas']['NewEvidence'];
export type NewKey = components['schemas']['NewKey'];
export type NewOrder = components['schemas']['NewOrder'];
export type NewOrderLine = components['schemas']['NewOrderLine'];
export type NewRefund = components['schemas']['NewRefund'];
export type NewReturn = components['schemas']['NewReturn'];
export type NewUnclaimed = components['schemas']['NewUnclaimed'];
export type NotYet = components['schemas']['NotYet'];
export type OrderDetail = components['schemas']['OrderDetail'];
export type OrderItem = components['schemas']['OrderItem'];
export type OrderKey = components['schemas']['OrderKey'];
export type OrderPage = components['schemas']['OrderPage'];
export type OrderStatus = components['schemas']['OrderStatus'];
export type OrderView = components['schemas']['OrderView'];
export type OtherRefund = components['schemas']['OtherRefund'];
export type OutsideStock = components['schemas']['OutsideStock'];
export type ParkedEndItem = components['schemas']['ParkedEndItem'];
export type ParkedItem = components['schemas']['ParkedItem'];
export type ParkedList = components['schemas']['ParkedList'];
export type Percentiles = components['schemas']['Percentiles'];
export type PersonAction = components['schemas']['PersonAction'];
export type PersonView = components['schemas']['PersonView'];
export type PhotoId = components['schemas']['PhotoId'];
export type PollConfig = components['schemas']['PollConfig'];
export type PollingView = components['schemas']['PollingView'];
export type PoolAction = components['schemas']['PoolAction'];
export type PoolActionRequest = components['schemas']['PoolActionRequest'];
export type PoolCounts = components['schemas']['PoolCounts'];
export type PoolDetail = components['schemas']['PoolDetail'];
export type PoolDone = components['schemas']['PoolDone'];
export type PoolFailed = components['schemas']['PoolFailed'];
export type PoolItem = components['schemas']['PoolItem'];
export type PoolKind = components['schemas']['PoolKind'];
export type PoolMatch = components['schemas']['PoolMatch'];
export type PoolNumber = components['schemas']['PoolNumber'];
export type PoolPage = components['schemas']['PoolPage'];
export type PoolStage = components['schemas']['PoolStage'];
export type PoolStarted = components['schemas']['PoolStarted'];
export type PoolStepItem = components['schemas']['PoolStepItem'];
export type PoolTaskList = components['schemas']['PoolTaskList'];
export type PoolTaskView = components['schemas']['PoolTaskView'];
export type Preview = components['schemas']['Preview'];
export type PreviewItem = components['schemas']['PreviewItem'];
export type PreviewRequest = components['schemas']['PreviewRequest'];
export type ProblemBody = components['schemas']['ProblemBody'];
export type ProblemError = components['schemas']['ProblemError'];
export type ProposalChoice = components['schemas']['ProposalChoice'];
export type ProposalView = components['schemas']['ProposalView'];
export type PublicationState = components['schemas']['PublicationState'];
export type PublishedItem = components['schemas']['PublishedItem'];
export type PublishedStockPage = components['schemas']['PublishedStockPage'];
export type ReceiveRequest = components['schemas']['ReceiveRequest'];
export type RefundChange = components['schemas']['RefundChange'];
export type RefundCounts = components['schemas']['RefundCounts'];
export type RefundDetail = components['schemas']['RefundDetail'];
export type RefundItem = components['schemas']['RefundItem'];
export type RefundKind = components['schemas']['RefundKind'];
export type RefundPage = components['schemas']['RefundPage'];
export type RefundPhase = components['schemas']['RefundPhase'];
export type ResolveRequest = components['schemas']['ResolveRequest'];
export type ReturnAction = components['schemas']['ReturnAction'];
export type ReturnAddress = components['schemas']['ReturnAddress'];
export type ReturnAddressList = components['schemas']['ReturnAddressList'];
export type ReturnCandidate = components['schemas']['ReturnCandidate'];
export type ReturnChange = components['schemas']['ReturnChange'];
export type ReturnDetail = components['schemas']['ReturnDetail'];
export type ReturnHistoryItem = components['schemas']['ReturnHistoryItem'];
export type ReturnItem = components['schemas']['ReturnItem'];
export type ReturnLine = components['schemas']['ReturnLine'];
export type ReturnMade = components['schemas']['ReturnMade'];
export type ReturnPage = components['schemas']['ReturnPage'];
export type ReturnRule = components['schemas']['ReturnRule'];
export type ReturnState = components['schemas']['ReturnState'];
export type ReturnStepRequest = components['schemas']['ReturnStepRequest'];
export type ReturnView = components['schemas']['ReturnView'];
export type ReverseOrderItem = components['schemas']['ReverseOrderItem'];
export type ReverseOrderList = components['schemas']['ReverseOrderList'];
export type RollbackRequest = components['schemas']['RollbackRequest'];
export type RunItem = components['schemas']['RunItem'];
export type RunList = components['schemas']['RunList'];
export type RunRequest = components['schemas']['RunRequest'];
export type ScanFound = components['schemas']['ScanFound'];
export type ScanLine = components['schemas']['ScanLine'];
export type ScanResult = components['schemas']['ScanResult'];
export type ScanResults = components['schemas']['ScanResults'];
export type SettledBy = components['schemas']['SettledBy'];
export type SettlementView = components['schemas']['SettlementView'];
export type ShipmentAction = components['schemas']['ShipmentAction'];
export type ShipmentCounts = components['schemas']['ShipmentCounts'];
export type ShipmentItem = components['schemas']['ShipmentItem'];
export type ShipmentKey = components['schemas']['ShipmentKey'];
export type ShipmentKind = components['schemas']['ShipmentKind'];
export type ShipmentPage = components['schemas']['ShipmentPage'];
export type ShipmentRow = components['schemas']['ShipmentRow'];
export type ShipmentStage = components['schemas']['ShipmentStage'];
export type ShipmentStepRequest = components['schemas']['ShipmentStepRequest'];
export type ShipmentView = components['schemas']['ShipmentView'];
export type ShopConfig = components['schemas']['ShopConfig'];
export type ShopItem = components['schemas']['ShopItem'];
export type ShopList = components['schemas']['ShopList'];
export type ShopProblem = components['schemas']['ShopProblem'];
export type SideView = components['schemas']['SideView'];
export type SkuQuantity = components['schemas']['SkuQuantity'];
export type SplitBy = components['schemas']['SplitBy'];
export type SplitPartView = components['schemas']['SplitPartView'];
export type SplitRequest = components['schemas']['SplitRequest'];
export type SplitResult = components['schemas']['SplitResult'];
export type Standing = components['schemas']['Standing'];
export type StandingList = components['schemas']['StandingList'];
export type StockEntryRequest = components['schemas']['StockEntryRequest'];
export type StockEntryResult = components['schemas']['StockEntryResult'];
export type StockItem = components['schemas']['StockItem'];
export type StockMoveKind = components['schemas']['StockMoveKind'];
export type StockPage = components['schemas']['StockPage'];
export type StopLevel = components['schemas']['StopLevel'];
export type StopView = components['schemas']['StopView'];
export type StrategiesHistory = components['schemas']['StrategiesHistory'];
export type StrategiesRequest = components['schemas']['StrategiesRequest'];
export type StrategiesView = components['schemas']['StrategiesView'];
export type Strategy = components['schemas']['Strategy'];
export type StrategyRef = components['schemas']['StrategyRef'];
export type StrategyTemplate = components['schemas']['StrategyTemplate'];
export type SwitchChange = components['schemas']['SwitchChange'];
export type SwitchItem = components['schemas']['SwitchItem'];
export type SwitchesRequest = components['schemas']['SwitchesRequest'];
export type SwitchesView = components['schemas']['SwitchesView'];
export type TermsView = components['schemas']['TermsView'];
export type Timeline = components['schemas']['Timeline'];
export type TimelineItem = components['schemas']['TimelineItem'];
export type Timing = components['schemas']['Timing'];
export type Tracking = components['schemas']['Tracking'];
export type Turn = components['schemas']['Turn'];
export type UnclaimedItem = components['schemas']['UnclaimedItem'];
export type UnclaimedPage = components['schemas']['UnclaimedPage'];
export type UnmatchedClaim = components['schemas']['UnmatchedClaim'];
export type UnmatchedDismissal = components['schemas']['UnmatchedDismissal'];
export type UnmatchedItem = components['schemas']['UnmatchedItem'];
export type UnmatchedPage = components['schemas']['UnmatchedPage'];
export type UnmatchedResult = components['schemas']['UnmatchedResult'];
export type Verification = components['schemas']['Verification'];
export type WarehouseList = components['schemas']['WarehouseList'];
export type WarehouseView = components['schemas']['WarehouseView'];
export type WayToMoney = components['schemas']['WayToMoney'];
export type WhenSilent = components['schemas']['WhenSilent'];
export type WithPersonView = components['schemas']['WithPersonView'];
export type WordsRequest = components['schemas']['WordsRequest'];
export type WordsState = components['schemas']['WordsState'];
export type ResponseProblem = components['responses']['Problem'];
export type ParameterIdempotencyKey = components['parameters']['IdempotencyKey'];
export type ParameterIfMatch = components['parameters']['IfMatch'];
export type $defs = Record<string, never>;
export interface operations {
    listBooks: {
        parameters: {
            query?: {
                shop?: string;
                from?: string;
                to?: string;
                cursor?: string;
                /** @description 1 to 200 bookings; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listBooksBalance: {
        parameters: {
            query?: {
                shop?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getBooksExport: {
        parameters: {
            query?: {
                shop?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoState"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listEntryOrders: {
        parameters: {
            query?: {
                /** @description Of one shop. */
                shop?: string;
                /** @description open, done or cancelled; all when absent. */
                state?: string;
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOrderPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postEntryOrderReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryReceiptRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryReceiptResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postErpEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenericEvent"];
                "*/*": components["schemas"]["GenericEvent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postFacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkFact"][];
                "application/x-ndjson": components["schemas"]["BulkFact"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactAnswers"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            413: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getFigures: {
        parameters: {
            query?: {
                /** @description Shop id; all shops when absent. */
                shop?: string;
                /** @description RFC 3339, the beginning of its hour counts; seven days ago when absent. */
                from?: string;
                /** @description RFC 3339, the end of its hour counts; now when absent. */
                to?: string;
                /** @description hour, day (UTC+8) or total. */
                by?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getInstallation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postInstallationResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postInstallationStop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postJobRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": null | components["schemas"]["JobRunRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listJobRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRuns"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedKey"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postKeyRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listLists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListsView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postListsRebuild: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListsRebuild"];
                };
            };
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description Order number, whole. */
                q?: string;
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postOrderExtraRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtraRefundRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postOrderWordsErase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postOrderWordsRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuyersLines"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listParked: {
        parameters: {
            query?: {
                shop?: string;
                /** @description A code, e.g. ORDER_UNKNOWN. */
                reason?: string;
                /** @description Who looks after it. */
                assignee?: string;
                /** @description "waiting" (when absent) or "dismissed". */
                state?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postParkedAssign: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postParkedDismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postParkedRetry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postPhotos: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoId"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPhoto: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listPoolOrders: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description to-download, to-convert, parked, converted, handled or removed. */
                stage?: string;
                /** @description Number of the record or of its order, whole. */
                q?: string;
                /** @description The platform's own status. */
                status?: string;
                /** @description One of its goods codes, whole. */
                sku?: string;
                /** @description The buyer's pseudonym. */
                buyer?: string;
                /** @description Why it is parked, e.g. UNMAPPED_GOODS. */
                reason?: string;
                amountFromFen?: number;
                amountToFen?: number;
                /** @description RFC 3339. */
                createdFrom?: string;
                /** @description RFC 3339. */
                createdTo?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postPoolOrdersActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolDone"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolStarted"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPoolOrdersCounts: {
        parameters: {
            query?: {
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolCounts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPoolOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listPoolRefunds: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description to-download, to-convert, parked, converted, handled or removed. */
                stage?: string;
                /** @description Number of the record or of its order, whole. */
                q?: string;
                /** @description The platform's own status. */
                status?: string;
                /** @description One of its goods codes, whole. */
                sku?: string;
                /** @description The buyer's pseudonym. */
                buyer?: string;
                /** @description Why it is parked, e.g. UNMAPPED_GOODS. */
                reason?: string;
                amountFromFen?: number;
                amountToFen?: number;
                /** @description RFC 3339. */
                createdFrom?: string;
                /** @description RFC 3339. */
                createdTo?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postPoolRefundsActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolDone"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolStarted"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPoolRefundsCounts: {
        parameters: {
            query?: {
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolCounts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPoolRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listPoolTasks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolTaskList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getPoolTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolTaskView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postPoolTaskStop: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolTaskView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listReconciliation: {
        parameters: {
            query?: {
                /** @description One of the five lists; all when absent. */
                list?: string;
                shop?: string;
                /** @description "open" (when absent), "resolved" or "all". */
                state?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listReconciliationRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postReconciliationRuns: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postReconciliationResolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description waiting, running, uncertain, person, refunded, closed; may stand several times. */
                phase?: string[];
                kind?: string;
                /** @description What stands in the way, e.g. GOODS_NOT_STOPPED. */
                code?: string;
                turn?: string;
                /** @description Refund or order number, whole. */
                q?: string;
                buyerRef?: string;
                amountFromFen?: number;
                amountToFen?: number;
                /** @description RFC 3339. */
                askedFrom?: string;
                /** @description RFC 3339. */
                askedTo?: string;
                /** @description true or false. */
                automatic?: boolean;
                /** @description RFC 3339. With this or deadlineTo, those without a deadline are left out. */
                deadlineFrom?: string;
                /** @description RFC 3339. */
                deadlineTo?: string;
                /** @description RFC 3339, by when it was paid back. */
                refundedFrom?: string;
                /** @description RFC 3339. */
                refundedTo?: string;
                /** @description asked (newest first; when absent) or deadline (what is due first). */
                sort?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getRefundsCounts: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description waiting, running, uncertain, person, refunded, closed; may stand several times. */
                phase?: string[];
                kind?: string;
                /** @description What stands in the way, e.g. GOODS_NOT_STOPPED. */
                code?: string;
                turn?: string;
                /** @description Refund or order number, whole. */
                q?: string;
                buyerRef?: string;
                amountFromFen?: number;
                amountToFen?: number;
                /** @description RFC 3339. */
                askedFrom?: string;
                /** @description RFC 3339. */
                askedTo?: string;
                /** @description true or false. */
                automatic?: boolean;
                /** @description RFC 3339. With this or deadlineTo, those without a deadline are left out. */
                deadlineFrom?: string;
                /** @description RFC 3339. */
                deadlineTo?: string;
                /** @description RFC 3339, by when it was paid back. */
                refundedFrom?: string;
                /** @description RFC 3339. */
                refundedTo?: string;
                /** @description asked (newest first; when absent) or deadline (what is due first). */
                sort?: string;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundCounts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postRefundActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postRefundActionsPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectPreview"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getRefundEvidencePack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getRefundProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postRefundProposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listRefundTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getRefundVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listReturnAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnAddressList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putReturnAddresses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnAddressList"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnAddressList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listReturns: {
        parameters: {
            query?: {
                shop?: string;
                /** @description One or more states. */
                state?: string[];
                warehouse?: string;
                /** @description Refund, order or tracking number, whole. */
                q?: string;
                buyer?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postReturns: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReturn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnMade"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getReturnsCounts: {
        parameters: {
            query?: {
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                orderNo: string;
                returnNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnDetail"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    patchReturn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
                orderNo: string;
                returnNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getScan: {
        parameters: {
            query?: {
                /** @description Only returns of this shop; a parcel of another shop is named as such. */
                shop?: string;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanFound"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postScanInspect: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanResults"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postScanReceive: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanResults"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShipments: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
                /** @description audit, release, pick, pack, hand-over, shipped, stopped; may repeat. */
                stage?: string[];
                warehouse?: string;
                /** @description Order, waybill or parcel number, whole. */
                q?: string;
                /** @description The buyer's pseudonym. */
                buyer?: string;
                /** @description A goods code in it, whole. */
                sku?: string;
                parcelNo?: string;
                createdFrom?: string;
                createdTo?: string;
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShipmentsActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskActionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShipmentsAdd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getShipmentsCounts: {
        parameters: {
            query?: {
                /** @description Shop id. */
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentCounts"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShipmentsMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShipmentsMergeProposals: {
        parameters: {
            query?: {
                shop?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeProposalList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShipmentsSplit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getShop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putShop: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopConfig"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getShopAuditRules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRulesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putShopAuditRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditRulesView"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRulesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteShopAuditRules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditRulesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopBreakerClose: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopCheck: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopCompare: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareRequest"];
                "text/csv": components["schemas"]["CompareRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompareResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopEvidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopEvidencePreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEvidence"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EffectPreview"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getShopGates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getShopMapping: {
        parameters: {
            query?: {
                version?: string;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putShopMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingView"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopMappingHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingHistory"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopMappingPreview: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopOrders: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopOrderReturnSteps: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnStepRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopOrderShipmentSteps: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                orderNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentStepRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopPause: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopRefunds: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopRefundChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                refundNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GateRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GatesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopReverseOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReverseOrderList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopReverseOrderSubmit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
                returnNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopStock: {
        parameters: {
            query?: {
                /** @description SKU that the page begins after: the `next` of the page before. */
                after?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopStockOutside: {
        parameters: {
            query: {
                /** @description Goods codes, the parameter repeated for each. */
                sku: string[];
            };
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutsideStock"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            502: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopStockPublished: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedStockPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopStrategies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategiesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putShopStrategies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StrategiesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategiesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopStrategiesHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategiesHistory"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postShopStrategiesRollback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StrategiesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listShopSwitches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putShopSwitches: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteShopSwitches: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                shop: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchesView"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listStock: {
        parameters: {
            query?: {
                /** @description The warehouse's code; a shop's own has the shop's id. */
                warehouse?: string;
                /** @description SKU that the page begins after: the `next` of the page before. */
                after?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postStockEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockEntryRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockEntryResult"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockEntryResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listStockMovements: {
        parameters: {
            query?: {
                /** @description The warehouse's code. */
                warehouse?: string;
                /** @description Of one SKU. */
                sku?: string;
                cursor?: string;
                /** @description 1 to 200; 50 when absent. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovementPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getStrategiesCatalogue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listUnclaimed: {
        parameters: {
            query?: {
                /** @description "open" (when absent), "claimed", "dismissed" or "all". */
                state?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnclaimedPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postUnclaimed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUnclaimed"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnclaimedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getUnclaimed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnclaimedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postUnclaimedClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnclaimedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postUnclaimedDismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnclaimedItem"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listUnmatchedGoods: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedPage"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postUnmatchedGoodsClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmatchedClaim"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    postUnmatchedGoodsDismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmatchedDismissal"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmatchedResult"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listWarehouses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putWarehouses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag (the version) that is replaced; left out, whatever is there. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /** @description Names this write: a repeat with the same key and content is answered from memory and does nothing twice. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarehouseList"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseList"];
                };
            };
            400: components["responses"]["Problem"];
            401: components["responses"]["Problem"];
            403: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getHealthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getHealthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
type FlattenedDeepRequired<T> = {
    [K in keyof T]-?: FlattenedDeepRequired<T[K] extends unknown[] | undefined | null ? Extract<T[K], unknown[]>[number] : T[K]>;
};
type ReadonlyArray<T> = [
    Exclude<T, undefined>
] extends [
    unknown[]
] ? Readonly<Exclude<T, undefined>> : Readonly<Exclude<T, undefined>[]>;
export const actionResultResultValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ActionResult"]["result"]> = ["applied", "duplicate"];
export const auditHoldValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["AuditHold"]> = ["by-hand", "amount-above", "no-stock", "sku-held", "ship-to-held", "refund-asked", "mergeable", "platform-hold"];
export const bookAccountValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BookAccount"]> = ["receivable", "sales-goods", "sales-freight", "returns", "freight-refunds", "compensation", "courier-fees", "courier-payable"];
export const boxAgainValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BoxAgain"]> = ["no", "more", "corrected"];
export const bulkFactBulkEvidenceTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkEvidence"]["type"]> = ["evidence"];
export const bulkFactBulkOrderTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkOrder"]["type"]> = ["order"];
export const bulkFactBulkRefundTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkRefund"]["type"]> = ["refund"];
export const bulkFactBulkRefundChangeTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkRefundChange"]["type"]> = ["refund-change"];
export const bulkFactBulkReturnStepTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkReturnStep"]["type"]> = ["return-step"];
export const bulkFactBulkShipmentStepTypeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BulkFactBulkShipmentStep"]["type"]> = ["shipment-step"];
export const buyerChangeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BuyerChange"]> = ["modify", "withdraw", "ask-again", "send-back"];
export const buyersLineAboutValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["BuyersLine"]["about"]> = ["refund", "return"];
export const claimStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ClaimStatus"]> = ["unknown", "awaiting-seller", "awaiting-buyer-return", "awaiting-receipt", "seller-refused", "closed", "refunded"];
export const conditionAmountAtMostIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionAmountAtMost"]["is"]> = ["amount-at-most"];
export const conditionBetweenIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionBetween"]["is"]> = ["between"];
export const conditionGiftsMayStayIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionGiftsMayStay"]["is"]> = ["gifts-may-stay"];
export const conditionGoodsInIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionGoodsIn"]["is"]> = ["goods-in"];
export const conditionGoodsNotInIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionGoodsNotIn"]["is"]> = ["goods-not-in"];
export const conditionReasonInIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionReasonIn"]["is"]> = ["reason-in"];
export const conditionReasonNotInIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionReasonNotIn"]["is"]> = ["reason-not-in"];
export const conditionShopInIsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConditionShopIn"]["is"]> = ["shop-in"];
export const connectionViewStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ConnectionView"]["state"]> = ["ok", "warning", "broken", "paused"];
export const convertingValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Converting"]> = ["auto", "manual"];
export const deskActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["DeskAction"]> = ["audit", "release", "pick", "pack", "hand-over", "route", "unmerge"];
export const entryKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["EntryKind"]> = ["in", "out", "count"];
export const entryReceiptResultResultValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["EntryReceiptResult"]["result"]> = ["applied", "duplicate"];
export const entryStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["EntryState"]> = ["open", "done", "cancelled"];
export const evidenceKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["EvidenceKind"]> = ["stopped", "stop-refused", "shipped", "received"];
export const factAnswerResultValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["FactAnswer"]["result"]> = ["applied", "duplicate", "parked", "refused"];
export const factResultResultValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["FactResult"]["result"]> = ["applied", "duplicate", "parked", "refused", "unread"];
export const findingGroupValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Finding"]["group"]> = ["guard", "strategy"];
export const fulfilmentValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Fulfilment"]> = ["built-in", "remote-erp", "reports"];
export const gateItemKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["GateItem"]["kind"]> = ["breaker", "pause", "stop"];
export const gradeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Grade"]> = ["good", "opened", "defective", "wrong-item", "missing", "unclear"];
export const instructionActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["InstructionAction"]> = ["stop", "agree-return", "report-stopped", "report-not-stopped", "report-received", "agree-refund", "pay-out", "refuse", "push-shipment", "expect-return", "close-document", "send-order", "recall", "keep-goods"];
export const instructionStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["InstructionState"]> = ["prepared", "dispatching", "done", "refused", "unknown", "finding-out", "void"];
export const mappingTableValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["MappingTable"]> = ["goods", "carriers", "reasons", "statuses"];
export const orderStatusValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["OrderStatus"]> = ["unknown", "awaiting-payment", "paid", "paid-on-hold", "partly-shipped", "shipped", "finished", "closed", "cancelled"];
export const personActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PersonAction"]> = ["hold", "release", "approve", "refuse", "set-handled", "acknowledge"];
export const poolActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PoolAction"]> = ["convert", "remove", "handle", "undo", "reject"];
export const poolKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PoolKind"]> = ["order", "refund"];
export const poolStageValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PoolStage"]> = ["to-download", "to-convert", "parked", "converted", "handled", "removed"];
export const proposalChoiceChoiceValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ProposalChoice"]["choice"]> = ["partial", "negotiate", "refuse"];
export const proposalViewOptionsValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ProposalView"]["options"]> = ["partial", "negotiate", "refuse"];
export const publicationStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["PublicationState"]> = ["published", "raised", "refused", "unknown"];
export const refundKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["RefundKind"]> = ["unknown", "unshipped", "shipped-refund-only", "return", "exchange", "reship", "repair", "price-protection", "compensation"];
export const refundPhaseValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["RefundPhase"]> = ["waiting", "running", "uncertain", "person", "refunded", "closed"];
export const returnActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ReturnAction"]> = ["track", "receive", "inspect", "expect", "edit", "claim"];
export const returnStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ReturnState"]> = ["expected", "in-transit", "received", "inspected", "closed"];
export const scanFoundKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ScanFound"]["kind"]> = ["return", "rejected", "unclaimed", "unknown"];
export const scanResultOutcomeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ScanResult"]["outcome"]> = ["applied", "duplicate", "parked", "refused"];
export const settledByValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["SettledBy"]> = ["us", "external"];
export const shipmentActionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ShipmentAction"]> = ["audit", "split", "merge", "release", "pick", "pack", "hand-over", "unmerge", "route", "add"];
export const shipmentKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ShipmentKind"]> = ["sale", "gift", "reship"];
export const shipmentStageValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["ShipmentStage"]> = ["audit", "release", "pick", "pack", "hand-over", "shipped", "stopped"];
export const sideViewStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["SideView"]["state"]> = ["ok", "broken", "silent", "none"];
export const splitByValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["SplitBy"]> = ["warehouse", "stock"];
export const standingValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Standing"]> = ["pass", "wait", "person", "stop"];
export const standingListValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["StandingList"]> = ["refunded-not-returned", "returned-not-refunded", "refunded-but-shipped", "refund-without-order", "amounts-differ"];
export const stockEntryResultResultValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["StockEntryResult"]["result"]> = ["written", "repeated"];
export const stockMoveKindValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["StockMoveKind"]> = ["in", "out", "count", "occupy", "free", "ship", "restock", "defect"];
export const stopLevelValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["StopLevel"]> = ["unknown", "not-released", "released", "picking", "packed", "handed-over", "recall-asked", "recalled", "back-in-warehouse", "shipped"];
export const strategyTemplateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["StrategyTemplate"]> = ["unshipped-stopped", "return-received"];
export const turnValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Turn"]> = ["nobody", "machine", "merchant", "erp", "warehouse", "platform", "buyer"];
export const unclaimedItemStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["UnclaimedItem"]["state"]> = ["open", "claimed", "dismissed"];
export const unmatchedResultOutcomeValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["UnmatchedResult"]["outcome"]> = ["applied", "duplicate"];
export const verificationDecisionValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["Verification"]["decision"]> = ["refund", "wait", "person", "no", "done"];
export const wayToMoneyValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["WayToMoney"]> = ["assistant", "direct", "pay-out"];
export const whenSilentValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["WhenSilent"]> = ["ask", "decide"];
export const wordsStateValues: ReadonlyArray<FlattenedDeepRequired<components>["schemas"]["WordsState"]> = ["none", "kept", "erased"];
